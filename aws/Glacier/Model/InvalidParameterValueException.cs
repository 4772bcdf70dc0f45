using System.Net;
using Amazon.Runtime;

namespace Amazon.Glacier.Model;

/// <summary>A parameter of the request is wrong.</summary>
public sealed class InvalidParameterValueException(string message, Exception? innerException, ErrorType errorType, string errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonGlacierException(message, innerException, errorType, errorCode, requestId, statusCode);
