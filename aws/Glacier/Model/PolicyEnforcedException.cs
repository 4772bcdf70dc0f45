using System.Net;
using Amazon.Runtime;

namespace Amazon.Glacier.Model;

/// <summary>The retrieval would exceed what the data retrieval policy allows.</summary>
public sealed class PolicyEnforcedException(string message, Exception? innerException, ErrorType errorType, string errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonGlacierException(message, innerException, errorType, errorCode, requestId, statusCode);
