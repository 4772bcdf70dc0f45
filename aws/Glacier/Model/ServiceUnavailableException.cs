using System.Net;
using Amazon.Runtime;

namespace Amazon.Glacier.Model;

/// <summary>The service cannot answer now.</summary>
public sealed class ServiceUnavailableException(string message, Exception? innerException, ErrorType errorType, string errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonGlacierException(message, innerException, errorType, errorCode, requestId, statusCode);
