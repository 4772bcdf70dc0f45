using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace GasOrleans.Aws.Local.Glacier.Store;

/// <summary>Hashes each MiB of what passes.</summary>
internal sealed class TreeHasher : IDisposable
{
    private const int MiB = 1024 * 1024;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<string> leaves = [];
    private int filled;

    public long Length { get; private set; }

    /// <summary>The hashes, when all has passed.</summary>
    public IReadOnlyList<string> Finish()
    {
        if (filled > 0 || leaves.Count == 0)
        {
            leaves.Add(Convert.ToHexStringLower(hash.GetHashAndReset()));
            filled = 0;
        }

        return leaves;
    }

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> PassAsync(IAsyncEnumerable<ReadOnlyMemory<byte>> pieces, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var piece in pieces.WithCancellation(cancellationToken))
        {
            Append(piece.Span);
            yield return piece;
        }
    }

    public void Dispose() => hash.Dispose();

    private void Append(ReadOnlySpan<byte> bytes)
    {
        Length += bytes.Length;
        while (bytes.Length > 0)
        {
            var take = Math.Min(bytes.Length, MiB - filled);
            hash.AppendData(bytes[..take]);
            bytes = bytes[take..];
            filled += take;
            if (filled == MiB)
            {
                leaves.Add(Convert.ToHexStringLower(hash.GetHashAndReset()));
                filled = 0;
            }
        }
    }
}
