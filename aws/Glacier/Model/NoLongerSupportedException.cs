using System.Net;
using Amazon.Runtime;

namespace Amazon.Glacier.Model;

/// <summary>The operation or vault is no longer served.</summary>
public sealed class NoLongerSupportedException(string message, Exception? innerException, ErrorType errorType, string errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonGlacierException(message, innerException, errorType, errorCode, requestId, statusCode);
