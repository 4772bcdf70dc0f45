using GasOrleans.Annotation.Browsing;

namespace GasOrleans.Annotation.Tests.Browsing;

/// <summary>An object in memory that counts how often it is read.</summary>
internal sealed class Bytes(byte[] bytes) : IRangeReader
{
    public int Reads { get; set; }

    public long Length => bytes.Length;

    public ValueTask<ReadOnlyMemory<byte>> ReadAsync(long offset, int count, CancellationToken ct)
    {
        Reads++;
        return ValueTask.FromResult<ReadOnlyMemory<byte>>(bytes.AsMemory(checked((int)offset), count));
    }
}
