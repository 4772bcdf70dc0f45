using System.Net;

namespace GasOrleans.Aws.Local.S3;

/// <summary>An answer of S3 that is an error: its code, as clients test it, and its sentence.</summary>
#pragma warning disable CA1032 // An S3 error without code and status does not exist.
internal sealed class S3Exception(string code, HttpStatusCode status, string message) : Exception(message)
#pragma warning restore CA1032
{
    public string Code => code;

    public HttpStatusCode Status => status;

    /// <summary>More elements of the answer, such as the sizes of <c>EntityTooLarge</c>.</summary>
    public IReadOnlyList<(string Name, string Value)> Details { get; init; } = [];

    public static S3Exception Denied(string message = "Access Denied") => new("AccessDenied", HttpStatusCode.Forbidden, message);

    public static S3Exception Invalid(string message) => new("InvalidArgument", HttpStatusCode.BadRequest, message);

    public static S3Exception Malformed(string message) => new("MalformedPOSTRequest", HttpStatusCode.BadRequest, message);

    public static S3Exception NoSuchBucket(string bucket) => new("NoSuchBucket", HttpStatusCode.NotFound, "The specified bucket does not exist") { Details = [("BucketName", bucket)] };

    public static S3Exception NoSuchKey(string key) => new("NoSuchKey", HttpStatusCode.NotFound, "The specified key does not exist.") { Details = [("Key", key)] };

    public static S3Exception NoSuchUpload() => new("NoSuchUpload", HttpStatusCode.NotFound, "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.");

    public static S3Exception NotImplemented(string what) => new("NotImplemented", HttpStatusCode.NotImplemented, $"The local cloud's S3 does not implement {what}.");

    public static S3Exception PreconditionFailed() => new("PreconditionFailed", HttpStatusCode.PreconditionFailed, "At least one of the pre-conditions you specified did not hold");

    public static S3Exception TooLarge(long size, long limit) => new("EntityTooLarge", HttpStatusCode.BadRequest, "Your proposed upload exceeds the maximum allowed size") { Details = [("ProposedSize", $"{size}"), ("MaxSizeAllowed", $"{limit}")] };

    public static S3Exception TooSmall(long size, long limit) => new("EntityTooSmall", HttpStatusCode.BadRequest, "Your proposed upload is smaller than the minimum allowed size") { Details = [("ProposedSize", $"{size}"), ("MinSizeAllowed", $"{limit}")] };
}
