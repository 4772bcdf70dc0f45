using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace GasOrleans.Aws.Local.S3.Signing;

/// <summary>A request's body, read piece by piece and checked against what was signed; a piece lives until the next is asked for.</summary>
internal sealed class SignedBody(HttpRequest request, string payload, Signer signer, string seed)
{
    public const string Unsigned = "UNSIGNED-PAYLOAD";
    private const string Chunks = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    private const string ChunksAndTrailer = Chunks + "-TRAILER";
    private const string UnsignedChunksAndTrailer = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

    /// <summary>Headers sent after the body; complete when the body was read.</summary>
    public Dictionary<string, string> Trailer { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The length that was promised.</summary>
    public long Length => (payload.StartsWith("STREAMING-", StringComparison.Ordinal) ? Decoded() : request.ContentLength)
        ?? throw new S3Exception("MissingContentLength", HttpStatusCode.LengthRequired, "You must provide the Content-Length HTTP header.");

    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken) => payload switch
    {
        Unsigned => PlainAsync(cancellationToken),
        Chunks or ChunksAndTrailer => new ChunkedBody(request.BodyReader, Trailer, signer, seed).ReadAsync(cancellationToken),
        UnsignedChunksAndTrailer => new ChunkedBody(request.BodyReader, Trailer, signer: null, seed).ReadAsync(cancellationToken),
        { Length: 64 } => HashedAsync(cancellationToken),
        _ => throw S3Exception.Invalid("x-amz-content-sha256 must be UNSIGNED-PAYLOAD, a STREAMING- value that this server knows, or a valid sha256 value."),
    };

    /// <summary>The whole of a body that must be small.</summary>
    public async Task<byte[]> ReadAllAsync(int limit, CancellationToken cancellationToken)
    {
        using var all = new MemoryStream();
        await foreach (var piece in ReadAsync(cancellationToken))
        {
            if (all.Length + piece.Length > limit)
            {
                throw S3Exception.TooLarge(all.Length + piece.Length, limit);
            }

            all.Write(piece.Span);
        }

        return all.ToArray();
    }

    private long? Decoded() => long.TryParse(request.Headers["x-amz-decoded-content-length"], NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null;

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> PlainAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            foreach (var piece in read.Buffer)
            {
                yield return piece;
            }

            request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                yield break;
            }
        }
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> HashedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await foreach (var piece in PlainAsync(cancellationToken))
        {
            hash.AppendData(piece.Span);
            yield return piece;
        }

        if (Convert.ToHexStringLower(hash.GetHashAndReset()) != payload)
        {
            throw new S3Exception("XAmzContentSHA256Mismatch", HttpStatusCode.BadRequest, "The provided 'x-amz-content-sha256' header does not match what was computed.");
        }
    }
}
