using System.Net;
using System.Security.Cryptography;
using System.Xml.Linq;
using GasOrleans.Aws.Local.S3.Signing;
using GasOrleans.Aws.Local.S3.Store;

namespace GasOrleans.Aws.Local.S3.Operations;

/// <summary>SHA-256 of each part, and of these, one after the other, for the object: S3's composite checksum.</summary>
internal static class PartChecksums
{
    private const string Header = Checksum.Prefix + "sha256";

    public static bool IsAsked(string? algorithm) => string.Equals(algorithm, "SHA256", StringComparison.OrdinalIgnoreCase);

    /// <summary>Complete when the body was read: it may come after it.</summary>
    public static string? Given(HttpRequest request, SignedBody body) => Checksum.Given(request, body).Where(header => header.Key == Header).Select(header => header.Value).FirstOrDefault();

    /// <summary>An upload that was begun with an algorithm takes no part without its checksum.</summary>
    public static void RequireGiven(Upload upload, S3Request request)
    {
        if (upload.PartChecksums && request.Header(Header) is null && request.Header("x-amz-trailer") is null)
        {
            throw S3Exception.Invalid("The upload was created using a sha256 checksum. The part must carry the x-amz-checksum-sha256 header.");
        }
    }

    /// <summary>The object's headers; fails unless each listed part is named with the checksum that it came with.</summary>
    public static Dictionary<string, string> In(Upload upload, IReadOnlyList<XElement> listed)
    {
        var sums = listed.Select(part => SumOf(upload, part)).ToList();
        var whole = Convert.ToBase64String(SHA256.HashData([.. sums.SelectMany(Convert.FromBase64String)]));
        return new(upload.Headers) { [Header] = $"{whole}-{sums.Count}", [Checksum.Prefix + "type"] = "COMPOSITE" };
    }

    private static string SumOf(Upload upload, XElement part)
    {
        var kept = int.TryParse(part.Child("PartNumber"), out var number) ? upload.Parts.GetValueOrDefault(number)?.Sha256 : null;
        var said = part.Children("ChecksumSHA256").FirstOrDefault()?.Value;
        return kept is not null && kept == said
            ? kept
            : throw new S3Exception("InvalidRequest", HttpStatusCode.BadRequest, $"The complete request must include the checksum for each part. It was missing or another for part {number} in the request.");
    }
}
