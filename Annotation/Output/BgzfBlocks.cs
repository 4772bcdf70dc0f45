using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using GasOrleans.Annotation.Input;

namespace GasOrleans.Annotation.Output;

/// <summary>Compresses text into BGZF blocks in memory, each as it fills.</summary>
internal sealed class BgzfBlocks(CompressionLevel level)
{
    // As bgzip: the largest text whose block cannot exceed 64 KiB even when stored.
    private const int BlockText = 0xFF00;
    private const int HeaderLength = 18;
    private const int StoredOverhead = 5;

    private readonly byte[] text = new byte[BlockText + QuickDeflate.Slack];
    private readonly byte[] body = new byte[2 * BlockText];
    private readonly ByteBuffer complete = new();
    private readonly QuickDeflate quick = new();
    private int length;

    /// <summary>The blocks that are complete.</summary>
    public ReadOnlyMemory<byte> Complete => complete.WrittenMemory;

    /// <summary>Where the next byte will stand: offset of its block among those here, and within the block's text.</summary>
    public ulong VirtualOffset => ((ulong)complete.Length << 16) | (uint)length;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < BlockText - length)
        {
            bytes.CopyTo(text.AsSpan(length));
            length += bytes.Length;
        }
        else
        {
            WriteOver(bytes);
        }
    }

    public void WriteByte(byte value)
    {
        text[length++] = value;
        if (length == BlockText)
        {
            EndBlock();
        }
    }

    /// <summary>Completes the block that is begun, if one is.</summary>
    public void EndBlock()
    {
        if (length == 0)
        {
            return;
        }

        var plain = text.AsSpan(0, length);
        var compressed = level switch
        {
            CompressionLevel.NoCompression => int.MaxValue,
            CompressionLevel.Fastest => quick.Deflate(text, length, body),
            _ => Compress(plain),
        };
        var stored = compressed > length + StoredOverhead;
        var total = HeaderLength + (stored ? length + StoredOverhead : compressed) + 8;
        var block = complete.GetSpan(total);
        GzipHeader.EndBlock[..16].CopyTo(block);
        BinaryPrimitives.WriteUInt16LittleEndian(block[16..], (ushort)(total - 1));
        if (stored)
        {
            Store(plain, block[HeaderLength..]);
        }
        else
        {
            body.AsSpan(0, compressed).CopyTo(block[HeaderLength..]);
        }

        BinaryPrimitives.WriteUInt32LittleEndian(block[(total - 8)..], Crc32.HashToUInt32(plain));
        BinaryPrimitives.WriteUInt32LittleEndian(block[(total - 4)..], (uint)length);
        complete.Advance(total);
        length = 0;
    }

    /// <summary>Forgets the complete blocks: they were sent.</summary>
    public void Clear() => complete.Clear();

    /// <summary>What fills the block that is begun.</summary>
    private void WriteOver(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var count = Math.Min(bytes.Length, BlockText - length);
            bytes[..count].CopyTo(text.AsSpan(length));
            length += count;
            bytes = bytes[count..];
            if (length == BlockText)
            {
                EndBlock();
            }
        }
    }

    private int Compress(ReadOnlySpan<byte> plain)
    {
        using var compressed = new MemoryStream(body);
        using (var deflate = new DeflateStream(compressed, level, leaveOpen: true))
        {
            deflate.Write(plain);
        }

        return (int)compressed.Position;
    }

    /// <summary>One stored deflate block: what does not compress is not made larger than 64 KiB.</summary>
    private static void Store(ReadOnlySpan<byte> plain, Span<byte> target)
    {
        target[0] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(target[1..], (ushort)plain.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(target[3..], (ushort)~plain.Length);
        plain.CopyTo(target[StoredOverhead..]);
    }
}
