using System.Runtime.CompilerServices;

namespace GasOrleans.Aws.Local.S3.Operations;

/// <summary>A stream, piece by piece; a piece lives until the next is asked for.</summary>
internal static class Pieces
{
    private const int Size = 128 * 1024;

    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> Of(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new byte[Size];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            yield return buffer.AsMemory(0, read);
        }
    }

    /// <summary>The first bytes of a stream only.</summary>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> Of(Stream stream, long length, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var piece in Of(stream, cancellationToken))
        {
            var wanted = (int)Math.Min(length, piece.Length);
            yield return piece[..wanted];
            length -= wanted;
            if (length == 0)
            {
                yield break;
            }
        }
    }
}
