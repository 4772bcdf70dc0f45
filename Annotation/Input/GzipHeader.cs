using System.Buffers.Binary;

namespace GasOrleans.Annotation.Input;

/// <summary>The header of a gzip member (RFC 1952), and of a BGZF block, which is one (SAM specification, section 4.1).</summary>
/// <param name="Length">Bytes of the header.</param>
/// <param name="BlockLength">Bytes of the whole block when it is BGZF, else 0.</param>
/// <param name="Usual">Whether the parts that do not matter are as bgzip writes them.</param>
internal readonly record struct GzipHeader(int Length, int BlockLength, bool Usual)
{
    /// <summary>The longest header that is looked at; names and comments beyond are not from any tool.</summary>
    public const int Longest = 66 << 10;

    /// <summary>The bytes of a BGZF header as bgzip writes it.</summary>
    public const int BgzfHeader = 18;

    /// <summary>The bytes of a BGZF header and trailer.</summary>
    public const int BgzfOverhead = BgzfHeader + 8;

    private const int Crc = 2, Extra = 4, Name = 8, Comment = 16, Reserved = 0xE0;

    /// <summary>The empty block that ends a BGZF file.</summary>
    public static ReadOnlySpan<byte> EndBlock =>
        [0x1F, 0x8B, 8, 4, 0, 0, 0, 0, 0, 0xFF, 6, 0, 0x42, 0x43, 2, 0, 0x1B, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    public static bool IsMagic(ReadOnlySpan<byte> bytes) => bytes is [0x1F, 0x8B, ..];

    /// <summary>False when the bytes are no header, or not all of it (<paramref name="more"/>).</summary>
    public static bool TryParse(ReadOnlySpan<byte> bytes, out GzipHeader header, out bool more)
    {
        header = default;
        more = bytes.Length < 10 && (IsMagic(bytes) || bytes is [] or [0x1F]);
        if (bytes.Length < 10 || !IsMagic(bytes) || bytes[2] != 8 || (bytes[3] & Reserved) != 0)
        {
            return false;
        }

        int flags = bytes[3], at = 10, block = 0;
        if ((flags & Extra) != 0)
        {
            var extra = bytes.Length < 12 ? 0 : BinaryPrimitives.ReadUInt16LittleEndian(bytes[10..]);
            at = 12 + extra;
            block = bytes.Length < at ? 0 : BlockLengthIn(bytes[12..at]);
        }

        at = Skip(bytes, Skip(bytes, at, flags & Name), flags & Comment) + ((flags & Crc) != 0 ? 2 : 0);
        more = at > bytes.Length;
        var usual = bytes[4..10].SequenceEqual(EndBlock[4..10]) && flags == Extra && at == 18;
        header = new(at, block, usual);
        return !more;
    }

    private static int Skip(ReadOnlySpan<byte> bytes, int at, int wanted)
    {
        if (wanted == 0 || at >= bytes.Length)
        {
            return wanted == 0 ? at : bytes.Length + 1;
        }

        var zero = bytes[at..].IndexOf((byte)0);
        return zero < 0 ? bytes.Length + 1 : at + zero + 1;
    }

    private static int BlockLengthIn(ReadOnlySpan<byte> fields)
    {
        while (fields.Length >= 4)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(fields[2..]);
            if (fields[0] == 'B' && fields[1] == 'C' && length == 2 && fields.Length >= 6)
            {
                return BinaryPrimitives.ReadUInt16LittleEndian(fields[4..]) + 1;
            }

            fields = fields[Math.Min(fields.Length, 4 + length)..];
        }

        return 0;
    }
}
