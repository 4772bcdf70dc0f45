using System.Net;
using Amazon.Runtime;

namespace Amazon.Glacier.Model;

/// <summary>There is no capacity for this Expedited request now. Standard and Bulk are not concerned.</summary>
public sealed class InsufficientCapacityException(string message, Exception? innerException, ErrorType errorType, string errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonGlacierException(message, innerException, errorType, errorCode, requestId, statusCode);
