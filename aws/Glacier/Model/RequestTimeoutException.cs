using System.Net;
using Amazon.Runtime;

namespace Amazon.Glacier.Model;

/// <summary>The body did not arrive in time.</summary>
public sealed class RequestTimeoutException(string message, Exception? innerException, ErrorType errorType, string errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonGlacierException(message, innerException, errorType, errorCode, requestId, statusCode);
