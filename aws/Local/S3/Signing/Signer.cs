using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace GasOrleans.Aws.Local.S3.Signing;

/// <summary>Signs as the holder of the secret key would (AWS Signature Version 4), to compare.</summary>
internal sealed class Signer
{
    private readonly byte[] key;
    private readonly SigningScope scope;
    private readonly string timestamp;

    private Signer(string secret, SigningScope scope, string timestamp)
    {
        this.scope = scope;
        this.timestamp = timestamp;
        key = scope.ToString().Split('/').Aggregate(Encoding.UTF8.GetBytes("AWS4" + secret), (key, part) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part)));
    }

    /// <summary>The signer for a credential; refuses one that is not ours or not of that day.</summary>
    public static Signer For(AccessKey ours, string credential, string timestamp, string service = SigningScope.S3)
    {
        var scope = SigningScope.Parse(credential, service);
        if (scope.AccessKeyId != ours.Id)
        {
            throw new S3Exception("InvalidAccessKeyId", HttpStatusCode.Forbidden, "The AWS Access Key Id you provided does not exist in our records.");
        }

        return timestamp.StartsWith(scope.Day, StringComparison.Ordinal)
            ? new Signer(ours.Secret, scope, timestamp)
            : throw S3Exception.Denied("Invalid credential date in Authorization");
    }

    /// <summary>The signature of a request in its canonical form.</summary>
    public string SignRequest(string canonical) => Sign($"AWS4-HMAC-SHA256\n{timestamp}\n{scope}\n{Hash(canonical)}");

    /// <summary>The signature of a chunk (kind <c>PAYLOAD</c>) or of the trailing headers (kind <c>TRAILER</c>) of a streamed body.</summary>
    public string SignPart(string kind, string previous, string hashes) => Sign($"AWS4-HMAC-SHA256-{kind}\n{timestamp}\n{scope}\n{previous}\n{hashes}");

    /// <summary>The signature of a text that is signed as it is, such as a POST policy.</summary>
    public string Sign(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));

    /// <summary>Fails unless the two signatures are the same.</summary>
    public static void RequireSame(string expected, string given)
    {
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(given)))
        {
            throw new S3Exception("SignatureDoesNotMatch", HttpStatusCode.Forbidden, "The request signature we calculated does not match the signature you provided. Check your key and signing method.");
        }
    }

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
