using System.IO.Hashing;
using System.Net;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using GasOrleans.Aws.Local.S3.Store;

namespace GasOrleans.Aws.Local.S3.Operations;

/// <summary>CRC64NVME of a whole object, computed here when it was asked for: of copies, and of objects made of parts.</summary>
internal sealed class FullChecksum
{
    public const string Algorithm = "x-amz-checksum-algorithm";
    private const string Header = Checksum.Prefix + "crc64nvme";
    private const string Type = Checksum.Prefix + "type";
    private readonly Crc64 crc = new(Crc64ParameterSet.Nvme);

    public string Value
    {
        get
        {
            Span<byte> bytes = stackalloc byte[sizeof(ulong)];
            System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes, crc.GetCurrentHashAsUInt64());
            return Convert.ToBase64String(bytes);
        }
    }

    public static bool IsAsked(string? algorithm) => string.Equals(algorithm, "CRC64NVME", StringComparison.OrdinalIgnoreCase);

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> PassAsync(IAsyncEnumerable<ReadOnlyMemory<byte>> pieces, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var piece in pieces.WithCancellation(cancellationToken))
        {
            crc.Append(piece.Span);
            yield return piece;
        }
    }

    /// <summary>Computes it of content that is here; fails when the client said another.</summary>
    public static async Task<string> OfAsync(Bucket bucket, IReadOnlyList<StoredBody> bodies, string? expected, CancellationToken cancellationToken)
    {
        var checksum = new FullChecksum();
        await using var content = bucket.Bodies.Open(bodies);
        await foreach (var piece in checksum.PassAsync(Pieces.Of(content, cancellationToken), cancellationToken))
        {
            _ = piece;
        }

        return expected is null || expected == checksum.Value
            ? checksum.Value
            : throw new S3Exception("BadDigest", HttpStatusCode.BadRequest, "The CRC64NVME you specified did not match the calculated checksum.");
    }

    public static string? Given(S3Request request) => request.Header(Header);

    /// <summary>The headers with this checksum in the place of any other.</summary>
    public static Dictionary<string, string> In(IReadOnlyDictionary<string, string> headers, string value)
    {
        var kept = headers.Where(header => !header.Key.StartsWith(Checksum.Prefix, StringComparison.Ordinal));
        return new(kept) { [Header] = value, [Type] = "FULL_OBJECT" };
    }

    public static IEnumerable<XElement> Elements(StoredObject stored) => stored.Headers.TryGetValue(Header, out var value)
        ? [Xml.Element("ChecksumCRC64NVME", value), Xml.Element("ChecksumType", "FULL_OBJECT")]
        : [];
}
