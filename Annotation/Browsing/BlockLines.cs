using GasOrleans.Annotation.Input;

namespace GasOrleans.Annotation.Browsing;

/// <summary>The lines of a stretch of a BGZF file that is in memory, each with its virtual offset; inflated as far as they are asked for.</summary>
internal sealed class BlockLines(ReadOnlyMemory<byte> bytes, long start)
{
    // What a table shows stands before the samples.
    private const int LongestKept = 256 << 10;

    private readonly byte[] compressed = new byte[BgzfBlock.LongestText];
    private readonly byte[] text = new byte[BgzfBlock.LongestText];
    private byte[] carried = new byte[1 << 12];
    private int block;
    private int next;
    private int length;
    private int at;

    /// <summary>Bytes of text that were inflated.</summary>
    public long Inflated { get; private set; }

    /// <summary>Where the next line begins.</summary>
    public ulong Offset => at < length || next == 0 ? ((ulong)(start + block) << 16) | (uint)at : (ulong)(start + next) << 16;

    /// <summary>Goes to a place within the first block.</summary>
    public bool Begin(int within)
    {
        var loaded = Load();
        at = Math.Min(within, length);
        return loaded;
    }

    /// <summary>The beginning of the next line; false when the line does not end within the stretch.</summary>
    /// <exception cref="InvalidDataException">A block is damaged.</exception>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        line = default;
        for (var gathered = 0; ;)
        {
            var rest = text.AsSpan(at, length - at);
            var end = rest.IndexOf((byte)'\n');
            var part = end < 0 ? rest : rest[..end];
            if (end >= 0 && gathered == 0)
            {
                at += end + 1;
                line = part;
                return true;
            }

            var kept = part[..Math.Min(part.Length, LongestKept - gathered)];
            Carry(kept, gathered);
            gathered += kept.Length;
            at += part.Length + (end < 0 ? 0 : 1);
            if (end >= 0)
            {
                line = carried.AsSpan(0, gathered);
                return true;
            }

            if (!Load())
            {
                return false;
            }
        }
    }

    private void Carry(ReadOnlySpan<byte> part, int gathered)
    {
        if (carried.Length < gathered + part.Length)
        {
            Array.Resize(ref carried, Math.Max(carried.Length * 2, gathered + part.Length));
        }

        part.CopyTo(carried.AsSpan(gathered));
    }

    private bool Load()
    {
        var rest = bytes.Span[next..];
        if (!GzipHeader.TryParse(rest, out var header, out var more) || header.BlockLength > rest.Length)
        {
            return rest.IsEmpty || more || GzipHeader.IsMagic(rest) ? false : throw new InvalidDataException("The result is no BGZF file, or the table is not its own.");
        }

        if (header.BlockLength < header.Length + 8)
        {
            throw new InvalidDataException("The result has a block of no length.");
        }

        rest[..header.BlockLength].CopyTo(compressed);
        (block, next, at) = (next, next + header.BlockLength, 0);
        length = BgzfBlock.Inflate(compressed.AsMemory(0, header.BlockLength), header.Length, text);
        if (length < 0)
        {
            length = 0;
            throw new InvalidDataException("The result has a damaged block.");
        }

        Inflated += length;
        return true;
    }
}
