using System.Net;
using Amazon.Runtime;

namespace Amazon.Glacier;

/// <summary>An error that Glacier answered; those with a meaning of their own are in <c>Amazon.Glacier.Model</c>.</summary>
public class AmazonGlacierException : AmazonServiceException
{
    public AmazonGlacierException(string message)
        : base(message)
    {
    }

    public AmazonGlacierException(string message, Exception? innerException, ErrorType errorType, string errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
