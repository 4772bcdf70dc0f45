using System.Collections.Concurrent;
using GasOrleans.Annotation.Input;
using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Tracks;

/// <summary>Reads lines off a mapped BGZF file, from any virtual offset on.</summary>
internal sealed unsafe class TrackText(Mapping mapping, string path, ConcurrentDictionary<long, InflatedBlock>? kept = null)
{
    private readonly byte[] compressed = new byte[BgzfBlock.LongestText];
    private readonly byte[] inflated = kept is null ? new byte[BgzfBlock.LongestText] : [];
    private InflatedBlock block = new([], 0, 0);
    private byte[] carried = new byte[1 << 10];
    private long start;
    private int at;

    /// <summary>Where the next line begins.</summary>
    public ulong Offset => at < block.Length ? ((ulong)start << 16) | (uint)at : (ulong)block.Next << 16;

    /// <summary>Whether the last block that was read is the empty one that ends a file.</summary>
    public bool EndMarked { get; private set; }

    public void Seek(ulong offset)
    {
        var wanted = (long)(offset >> 16);
        var there = (wanted == start && block.Next > 0) || Load(wanted);
        at = (int)(offset & 0xFFFF);
        if (!there || at > block.Length)
        {
            throw Broken("has an index that is not its own");
        }
    }

    /// <summary>The next line without its end; it lives until the next is asked for.</summary>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        for (var length = 0; ;)
        {
            var rest = block.Text.AsSpan(at, block.Length - at);
            var end = rest.IndexOf((byte)'\n');
            var taken = end < 0 ? rest.Length : end;
            if (end >= 0 && length == 0)
            {
                at += end + 1;
                line = rest[..taken].TrimEnd((byte)'\r');
                return true;
            }

            Carry(rest[..taken], length);
            length += taken;
            at += end < 0 ? taken : taken + 1;
            if (end >= 0 || !Load(block.Next))
            {
                line = carried.AsSpan(0, length).TrimEnd((byte)'\r');
                return end >= 0 || length > 0;
            }
        }
    }

    private void Carry(ReadOnlySpan<byte> part, int length)
    {
        if (carried.Length - length < part.Length)
        {
            Array.Resize(ref carried, Math.Max(carried.Length * 2, length + part.Length));
        }

        part.CopyTo(carried.AsSpan(length));
    }

    /// <summary>False behind the last block.</summary>
    private bool Load(long offset)
    {
        ObjectDisposedException.ThrowIf(mapping.Closed, this);
        if (offset >= mapping.Length)
        {
            return false;
        }

        if (kept is null || !kept.TryGetValue(offset, out var next))
        {
            next = Inflate(offset);
            kept?.TryAdd(offset, next);
        }

        (start, block, at) = (offset, next, 0);
        EndMarked = next.Length == 0;
        return true;
    }

    private InflatedBlock Inflate(long offset)
    {
        var bytes = new ReadOnlySpan<byte>(mapping.Pointer + offset, (int)Math.Min(mapping.Length - offset, compressed.Length));
        if (!GzipHeader.TryParse(bytes, out var header, out _) || header.BlockLength < header.Length + 8 || header.BlockLength > bytes.Length)
        {
            throw Broken($"has no whole BGZF block at byte {offset}");
        }

        bytes[..header.BlockLength].CopyTo(compressed);
        var text = kept is null ? inflated : new byte[BgzfBlock.LongestText];
        var length = BgzfBlock.Inflate(compressed.AsMemory(0, header.BlockLength), header.Length, text);
        return length < 0 ? throw Broken($"has a damaged BGZF block at byte {offset}") : new(kept is null ? text : text[..length], length, offset + header.BlockLength);
    }

    private BrokenBundleException Broken(string problem) => new(path, problem);
}

/// <summary>The text of a BGZF block.</summary>
/// <param name="Text">Holds it.</param>
/// <param name="Length">Bytes of it.</param>
/// <param name="Next">Where the next block stands.</param>
internal sealed record InflatedBlock(byte[] Text, int Length, long Next);
