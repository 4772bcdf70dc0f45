using System.IO.Hashing;
using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using GasOrleans.Aws.Local.S3.Signing;

namespace GasOrleans.Aws.Local.S3.Operations;

/// <summary>Checks a body against the checksum sent before or after it. CRC32C and CRC64NVME are kept without being checked.</summary>
internal static class Checksum
{
    public const string Prefix = "x-amz-checksum-";
    private const string Crc32Header = Prefix + "crc32";
    private const string Sha256Header = Prefix + "sha256";

    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadCheckedAsync(HttpRequest request, SignedBody body, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var crc32 = new Crc32();
        // Said before the body, or not at all: a hash that nobody asked for is not computed.
        var asked = request.Headers.ContainsKey(Sha256Header) || request.Headers["x-amz-trailer"].ToString().Contains(Sha256Header, StringComparison.OrdinalIgnoreCase);
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var length = 0L;
        await foreach (var piece in body.ReadAsync(cancellationToken))
        {
            crc32.Append(piece.Span);
            if (asked)
            {
                sha256.AppendData(piece.Span);
            }

            length += piece.Length;
            yield return piece;
        }

        if (length != body.Length)
        {
            throw new S3Exception("IncompleteBody", HttpStatusCode.BadRequest, "You did not provide the number of bytes specified by the Content-Length HTTP header.");
        }

        // CRCs are sent with the highest byte first.
        Require(request, body, Crc32Header, Convert.ToBase64String([.. crc32.GetCurrentHash().Reverse()]));
        if (asked)
        {
            Require(request, body, Sha256Header, Convert.ToBase64String(sha256.GetHashAndReset()));
        }
    }

    /// <summary>The checksums that came with the body, to be given back.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Given(HttpRequest request, SignedBody body) => request.Headers
        .Select(header => KeyValuePair.Create(header.Key.ToLowerInvariant(), header.Value.ToString()))
        .Concat(body.Trailer)
        .Where(header => header.Key.StartsWith(Prefix, StringComparison.Ordinal) && header.Key is not (Prefix + "algorithm" or Prefix + "type" or Prefix + "mode"));

    private static void Require(HttpRequest request, SignedBody body, string header, string computed)
    {
        var given = body.Trailer.GetValueOrDefault(header) ?? request.Headers[header].ToString();
        if (given.Length > 0 && given != computed)
        {
            throw new S3Exception("BadDigest", HttpStatusCode.BadRequest, $"The {header[Prefix.Length..]} you specified did not match the calculated checksum.");
        }
    }
}
