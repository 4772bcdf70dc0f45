using System.Net;
using Amazon.Runtime;

namespace Amazon.Glacier.Model;

/// <summary>The vault, archive, upload or job does not exist.</summary>
public sealed class ResourceNotFoundException(string message, Exception? innerException, ErrorType errorType, string errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonGlacierException(message, innerException, errorType, errorCode, requestId, statusCode);
