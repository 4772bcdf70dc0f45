using System.Buffers.Binary;
using System.Buffers.Text;

namespace GasOrleans.Annotation.Consequences;

/// <summary>Text that is written anew for each allele, without allocating.</summary>
internal sealed class TextBuffer
{
    private const int MostDigits = 10;

    private byte[] bytes = new byte[1024];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void CutTo(int length) => Length = length;

    /// <summary>Takes away what stands before.</summary>
    public void CutFrom(int start)
    {
        Written[start..].CopyTo(bytes);
        Length -= start;
    }

    public void Write(ReadOnlySpan<byte> text)
    {
        var (all, at) = (bytes, Length);
        if (all.Length - at < text.Length)
        {
            Reserve(text.Length);
            all = bytes;
        }

        text.CopyTo(all.AsSpan(at));
        Length = at + text.Length;
    }

    public void Write(byte letter)
    {
        var (all, at) = (bytes, Length);
        if ((uint)at >= (uint)all.Length)
        {
            Reserve(1);
            all = bytes;
        }

        all[at] = letter;
        Length = at + 1;
    }

    public void Write(int number)
    {
        if (number < 0)
        {
            Write((byte)'-');
        }

        // By hand: there are some in each entry, and what knows all formats takes several times as long.
        var size = (uint)Math.Abs((long)number);
        if (size < Digits.TooLarge)
        {
            Write(Digits.Of(size));
            return;
        }

        Utf8Formatter.TryFormat(size, Reserve(MostDigits), out var written);
        Length += written;
    }

    public void Write(Digits digits)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(Reserve(sizeof(ulong)), digits.Text);
        Length += digits.Count;
    }

    /// <summary>Room for so many letters, which count as written.</summary>
    public Span<byte> Take(int count)
    {
        var taken = Reserve(count)[..count];
        Length += count;
        return taken;
    }

    /// <summary>Puts a letter between those that are there.</summary>
    public void Insert(int at, byte letter)
    {
        Write(letter);
        bytes.AsSpan(at, Length - 1 - at).CopyTo(bytes.AsSpan(at + 1));
        bytes[at] = letter;
    }

    private Span<byte> Reserve(int count)
    {
        if (bytes.Length - Length < count)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + count));
        }

        return bytes.AsSpan(Length);
    }
}
