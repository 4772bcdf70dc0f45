using System.Globalization;
using System.Net;
using Microsoft.Extensions.Primitives;

namespace GasOrleans.Aws.Local.S3.Signing;

/// <summary>Checks the signature of a request, in its headers or in its query.</summary>
internal sealed class SignedRequest(AccessKey ours, TimeProvider clock, string service = SigningScope.S3)
{
    private const string Algorithm = "AWS4-HMAC-SHA256";
    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(7);

    /// <summary>The request's body, to be read as it was signed; throws unless the signature is right.</summary>
    public SignedBody Check(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(Algorithm + " ", StringComparison.Ordinal) ? CheckHeaders(request, authorization)
            : request.Query.ContainsKey("X-Amz-Algorithm") ? CheckQuery(request)
            : throw S3Exception.Denied();
    }

    private SignedBody CheckHeaders(HttpRequest request, string authorization)
    {
        var fields = authorization[(Algorithm.Length + 1)..].Split(',', StringSplitOptions.TrimEntries).Select(field => field.Split('=', 2)).ToLookup(field => field[0], field => field[^1]);
        var (credential, headers, signature) = (Field(fields, "Credential"), Field(fields, "SignedHeaders"), Field(fields, "Signature"));
        var timestamp = request.Headers["X-Amz-Date"].ToString();
        if ((clock.GetUtcNow() - Time(timestamp)).Duration() > Skew)
        {
            throw new S3Exception("RequestTimeTooSkewed", HttpStatusCode.Forbidden, "The difference between the request time and the current time is too large.");
        }

        var payload = request.Headers["X-Amz-Content-SHA256"].ToString();
        if (payload.Length == 0)
        {
            throw S3Exception.Invalid("Missing required header for this request: x-amz-content-sha256");
        }

        return Compare(request, Signer.For(ours, credential, timestamp, service), headers, signature, payload);
    }

    private SignedBody CheckQuery(HttpRequest request)
    {
        var timestamp = Single(request.Query["X-Amz-Date"]);
        var began = Time(timestamp);
        if (!int.TryParse(Single(request.Query["X-Amz-Expires"]), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || TimeSpan.FromSeconds(seconds) > LongestLife)
        {
            throw new S3Exception("AuthorizationQueryParametersError", HttpStatusCode.BadRequest, "X-Amz-Expires must be a number of seconds, at most a week (604800)");
        }

        var now = clock.GetUtcNow();
        if (now > began.AddSeconds(seconds) || now < began - Skew)
        {
            throw S3Exception.Denied(now < began ? "Request is not yet valid" : "Request has expired");
        }

        var signer = Signer.For(ours, Single(request.Query["X-Amz-Credential"]), timestamp, service);
        return Compare(request, signer, Single(request.Query["X-Amz-SignedHeaders"]), Single(request.Query["X-Amz-Signature"]), SignedBody.Unsigned);
    }

    private static SignedBody Compare(HttpRequest request, Signer signer, string headers, string signature, string payload)
    {
        CanonicalRequest.RequireSigned(request, headers);
        Signer.RequireSame(signer.SignRequest(CanonicalRequest.Of(request, headers, payload)), signature);
        return new SignedBody(request, payload, signer, signature);
    }

    private static DateTimeOffset Time(string timestamp) =>
        DateTimeOffset.TryParseExact(timestamp, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw S3Exception.Denied("AWS authentication requires a valid Date or x-amz-date header");

    private static string Field(ILookup<string, string> fields, string name) =>
        fields[name].FirstOrDefault() ?? throw new S3Exception("AuthorizationHeaderMalformed", HttpStatusCode.BadRequest, $"The authorization header is malformed; {name} is missing.");

    private static string Single(StringValues values) =>
        values is [{ Length: > 0 } value] ? value : throw new S3Exception("AuthorizationQueryParametersError", HttpStatusCode.BadRequest, "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.");
}
