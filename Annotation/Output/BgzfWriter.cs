using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using GasOrleans.Annotation.Input;

namespace GasOrleans.Annotation.Output;

/// <summary>Writes BGZF to a forward-only stream; blocks are compressed as they fill and sent by <see cref="SendAsync"/>.</summary>
internal sealed class BgzfWriter(Stream stream, CompressionLevel level)
{
    // As bgzip: the largest text whose block cannot exceed 64 KiB even when stored.
    private const int BlockText = 0xFF00;
    private const int HeaderLength = 18;
    private const int StoredOverhead = 5;
    private const int SendFrom = 1 << 20;

    private readonly byte[] text = new byte[BlockText];
    private readonly byte[] body = new byte[2 * BlockText];
    private readonly ArrayBufferWriter<byte> pending = new(SendFrom + (64 << 10));
    private int length;
    private long sent;

    /// <summary>Where the next byte will stand: offset of its block, and within the block's text.</summary>
    public ulong VirtualOffset => ((ulong)(sent + pending.WrittenCount) << 16) | (uint)length;

    /// <summary>Whether enough is compressed to be worth sending.</summary>
    public bool IsDue => pending.WrittenCount >= SendFrom;

    public void Write(ReadOnlySpan<byte> bytes)
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

    public void WriteByte(byte value) => Write([value]);

    public void WriteLine(ReadOnlySpan<byte> line)
    {
        Write(line);
        WriteByte((byte)'\n');
    }

    /// <summary>Sends what is complete if it is enough; whether it was.</summary>
    public async ValueTask<bool> SendAsync(CancellationToken ct)
    {
        if (!IsDue)
        {
            return false;
        }

        await FlushAsync(ct);
        return true;
    }

    private async ValueTask FlushAsync(CancellationToken ct)
    {
        await stream.WriteAsync(pending.WrittenMemory, ct);
        sent += pending.WrittenCount;
        pending.ResetWrittenCount();
    }

    /// <summary>Ends the last block, writes the end mark and sends all.</summary>
    public async ValueTask FinishAsync(CancellationToken ct)
    {
        if (length > 0)
        {
            EndBlock();
        }

        pending.Write(GzipHeader.EndBlock);
        await FlushAsync(ct);
        await stream.FlushAsync(ct);
    }

    private void EndBlock()
    {
        var plain = text.AsSpan(0, length);
        var compressed = Compress(plain);
        var total = HeaderLength + compressed + 8;
        var block = pending.GetSpan(total);
        GzipHeader.EndBlock[..16].CopyTo(block);
        BinaryPrimitives.WriteUInt16LittleEndian(block[16..], (ushort)(total - 1));
        body.AsSpan(0, compressed).CopyTo(block[HeaderLength..]);
        BinaryPrimitives.WriteUInt32LittleEndian(block[(total - 8)..], Crc32.HashToUInt32(plain));
        BinaryPrimitives.WriteUInt32LittleEndian(block[(total - 4)..], (uint)length);
        pending.Advance(total);
        length = 0;
    }

    private int Compress(ReadOnlySpan<byte> plain)
    {
        using var compressed = new MemoryStream(body);
        using (var deflate = new DeflateStream(compressed, level, leaveOpen: true))
        {
            deflate.Write(plain);
        }

        return compressed.Position <= plain.Length + StoredOverhead ? (int)compressed.Position : Store(plain);
    }

    /// <summary>One stored deflate block: what does not compress is not made larger than 64 KiB.</summary>
    private int Store(ReadOnlySpan<byte> plain)
    {
        body[0] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(body.AsSpan(1), (ushort)plain.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(body.AsSpan(3), (ushort)~plain.Length);
        plain.CopyTo(body.AsSpan(StoredOverhead));
        return StoredOverhead + plain.Length;
    }
}
