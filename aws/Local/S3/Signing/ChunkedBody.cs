using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace GasOrleans.Aws.Local.S3.Signing;

/// <summary>Reads <c>aws-chunked</c>: <c>size[;chunk-signature=…] data</c> again and again, size 0, then trailing headers; each signature covers the one before.</summary>
internal sealed class ChunkedBody(PipeReader body, Dictionary<string, string> trailer, Signer? signer, string seed)
{
    private const int LongestLine = 4096;
    private static readonly string Nothing = Signer.Hash("");
    private string previous = seed;

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        while (true)
        {
            var header = (await LineAsync(cancellationToken)).Split(";chunk-signature=");
            var left = Size(header[0]);
            var last = left == 0;
            while (left > 0)
            {
                var read = await body.ReadAsync(cancellationToken);
                var data = read.Buffer.Slice(0, Math.Min(left, read.Buffer.Length));
                foreach (var piece in data)
                {
                    if (signer is not null)
                    {
                        hash.AppendData(piece.Span);
                    }

                    yield return piece;
                }

                left -= data.Length;
                body.AdvanceTo(data.End);
                RequireMore(read, left);
            }

            Check("PAYLOAD", $"{Nothing}\n{Convert.ToHexStringLower(hash.GetHashAndReset())}", header.ElementAtOrDefault(1));
            if (last)
            {
                await ReadTrailerAsync(cancellationToken);
                yield break;
            }

            await LineAsync(cancellationToken);
        }
    }

    private async Task ReadTrailerAsync(CancellationToken cancellationToken)
    {
        var signed = new StringBuilder();
        string? signature = null;
        while (await LineAsync(cancellationToken) is { Length: > 0 } line)
        {
            var field = line.Split(':', 2, StringSplitOptions.TrimEntries);
            if (field[0] == "x-amz-trailer-signature")
            {
                signature = field[^1];
                continue;
            }

            trailer[field[0]] = field[^1];
            signed.Append(CultureInfo.InvariantCulture, $"{field[0]}:{field[^1]}\n");
        }

        if (trailer.Count > 0)
        {
            Check("TRAILER", Signer.Hash(signed.ToString()), signature);
        }
    }

    private void Check(string kind, string hashes, string? signature)
    {
        if (signer is not null)
        {
            var expected = signer.SignPart(kind, previous, hashes);
            Signer.RequireSame(expected, signature ?? "");
            previous = expected;
        }
    }

    private async Task<string> LineAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await body.ReadAsync(cancellationToken);
            if (read.Buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = Encoding.ASCII.GetString(read.Buffer.Slice(0, end)).TrimEnd('\r');
                body.AdvanceTo(read.Buffer.GetPosition(1, end));
                return line;
            }

            // Some clients leave out the last empty line.
            if (read.IsCompleted && read.Buffer.IsEmpty && trailer.Count > 0)
            {
                return "";
            }

            RequireMore(read, 1);
            if (read.Buffer.Length > LongestLine)
            {
                throw S3Exception.Invalid("A line of the chunked body is too long.");
            }

            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static long Size(string text) => long.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var size) && size >= 0
        ? size
        : throw S3Exception.Invalid("The body is not aws-chunked.");

    private static void RequireMore(ReadResult read, long left)
    {
        if (read.IsCompleted && left > 0)
        {
            throw new S3Exception("IncompleteBody", HttpStatusCode.BadRequest, "You did not provide the number of bytes specified by the Content-Length HTTP header.");
        }
    }
}
