using System.Net;
using GasOrleans.Aws.Local.S3;

namespace GasOrleans.Aws.Local.Glacier;

/// <summary>An answer of Glacier that is an error.</summary>
#pragma warning disable CA1032 // A Glacier error without code and status does not exist.
internal sealed class VaultException(string code, HttpStatusCode status, string message) : Exception(message)
#pragma warning restore CA1032
{
    public string Code => code;

    public HttpStatusCode Status => status;

    public static VaultException Invalid(string message) => new("InvalidParameterValueException", HttpStatusCode.BadRequest, message);

    public static VaultException Missing(string what) => new("MissingParameterValueException", HttpStatusCode.BadRequest, $"Required parameter missing: {what}");

    public static VaultException NotFound(string what) => new("ResourceNotFoundException", HttpStatusCode.NotFound, what);

    public static VaultException NoCapacity() => new("InsufficientCapacityException", HttpStatusCode.ServiceUnavailable, "There is insufficient capacity to process this expedited request. Standard and bulk retrievals are not affected.");

    public static VaultException Forbidden() => new("PolicyEnforcedException", HttpStatusCode.BadRequest, "InitiateJob request denied by current data retrieval policy.");

    /// <summary>The signature is checked as for S3; Glacier has its own words for it.</summary>
    public static VaultException From(S3Exception error) => error.Code switch
    {
        "SignatureDoesNotMatch" or "XAmzContentSHA256Mismatch" => new("InvalidSignatureException", HttpStatusCode.Forbidden, error.Message),
        "InvalidAccessKeyId" => new("UnrecognizedClientException", HttpStatusCode.Forbidden, error.Message),
        "AccessDenied" => new("AccessDeniedException", HttpStatusCode.Forbidden, error.Message),
        "IncompleteBody" => new("RequestTimeoutException", HttpStatusCode.RequestTimeout, error.Message),
        _ => new(error.Code, error.Status, error.Message),
    };
}
