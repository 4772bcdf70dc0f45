using System.Net;
using Amazon.Glacier.Model;
using Amazon.Runtime;

namespace Amazon.Glacier.Internal;

/// <summary>Which error code is which exception.</summary>
internal static class GlacierErrors
{
    public static AmazonGlacierException Make(string code, string message, ErrorType type, string? request, HttpStatusCode status, Exception? inner) => code switch
    {
        "InsufficientCapacityException" => new InsufficientCapacityException(message, inner, type, code, request, status),
        "InvalidParameterValueException" => new InvalidParameterValueException(message, inner, type, code, request, status),
        "LimitExceededException" => new LimitExceededException(message, inner, type, code, request, status),
        "MissingParameterValueException" => new MissingParameterValueException(message, inner, type, code, request, status),
        "NoLongerSupportedException" => new NoLongerSupportedException(message, inner, type, code, request, status),
        "PolicyEnforcedException" => new PolicyEnforcedException(message, inner, type, code, request, status),
        "RequestTimeoutException" => new RequestTimeoutException(message, inner, type, code, request, status),
        "ResourceNotFoundException" => new ResourceNotFoundException(message, inner, type, code, request, status),
        "ServiceUnavailableException" => new ServiceUnavailableException(message, inner, type, code, request, status),
        _ => new AmazonGlacierException(message, inner, type, code, request, status),
    };
}
