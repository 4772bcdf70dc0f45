using System.Net;
using Amazon.Runtime;

namespace Amazon.Glacier.Model;

/// <summary>A header or parameter that is required is missing.</summary>
public sealed class MissingParameterValueException(string message, Exception? innerException, ErrorType errorType, string errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonGlacierException(message, innerException, errorType, errorCode, requestId, statusCode);
