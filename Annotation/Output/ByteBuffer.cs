using System.Buffers;

namespace GasOrleans.Annotation.Output;

/// <summary>A growing buffer that is used again for each record, and can be cut back.</summary>
internal sealed class ByteBuffer : IBufferWriter<byte>
{
    private const int Kept = 5 << 20;

    private byte[] bytes = new byte[4096];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public ReadOnlyMemory<byte> WrittenMemory => bytes.AsMemory(0, Length);

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return bytes.AsSpan(Length);
    }

    public void CutTo(int length) => Length = length;

    /// <summary>Empties it; what one giant record needed is given back.</summary>
    public void Clear()
    {
        Length = 0;
        if (bytes.Length > Kept)
        {
            bytes = new byte[Kept];
        }
    }

    private void Reserve(int count)
    {
        if (bytes.Length - Length < Math.Max(count, 1))
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + count));
        }
    }
}
