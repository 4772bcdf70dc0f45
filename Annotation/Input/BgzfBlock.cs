using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace GasOrleans.Annotation.Input;

/// <summary>Inflates one BGZF block, whose lengths are known, and checks it.</summary>
internal static class BgzfBlock
{
    public const int LongestText = 64 << 10;

    /// <summary>Returns the bytes of text, or -1 when the block is damaged.</summary>
    public static int Inflate(ReadOnlyMemory<byte> block, int headerLength, Span<byte> text)
    {
        var trailer = block.Span[^8..];
        var length = BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..]);
        if (length > text.Length || !TryInflate(block[headerLength..^8], text, (int)length))
        {
            return -1;
        }

        return Crc32.HashToUInt32(text[..(int)length]) == BinaryPrimitives.ReadUInt32LittleEndian(trailer) ? (int)length : -1;
    }

    private static bool TryInflate(ReadOnlyMemory<byte> body, Span<byte> text, int length)
    {
        using var inflated = new DeflateStream(Read(body), CompressionMode.Decompress);
        try
        {
            return inflated.ReadAtLeast(text[..length], length, throwOnEndOfStream: false) == length && inflated.ReadByte() < 0;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static MemoryStream Read(ReadOnlyMemory<byte> body)
    {
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(body, out var array);
        return new(array.Array!, array.Offset, array.Count, writable: false);
    }
}
