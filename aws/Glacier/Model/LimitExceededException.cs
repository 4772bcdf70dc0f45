using System.Net;
using Amazon.Runtime;

namespace Amazon.Glacier.Model;

/// <summary>The request goes over one of the account's limits.</summary>
public sealed class LimitExceededException(string message, Exception? innerException, ErrorType errorType, string errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonGlacierException(message, innerException, errorType, errorCode, requestId, statusCode);
