using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Input;

/// <summary>
/// Cuts the text into chunks of whole lines, by what it says alone: the same input gives the same chunks however it
/// arrives. Lines of one position stay together, so that who looks at a chunk sees all that stands there.
/// </summary>
internal sealed class ChunkReader(LineReader lines, AnnotationLimits limits)
{
    private const int Size = 256 << 10;

    /// <summary>Fills the chunk; false when there is nothing more, or what there is was refused.</summary>
    public async ValueTask<bool> ReadAsync(Chunk chunk, CancellationToken ct)
    {
        for (var size = Size; ; size *= 2)
        {
            // One byte beyond tells whether it is the end, however the text arrives; and a byte order mark does not count.
            await lines.LookAheadAsync(size + 4, ct);
            if (lines.Refusal is not null || lines.Unread.IsEmpty)
            {
                return false;
            }

            if (Cut(lines.Unread, size, lines.Ended) is > 0 and var length)
            {
                Fill(chunk, length);
                return true;
            }

            if (lines.Unread.Length > limits.LineBytes)
            {
                lines.Refuse(Code.LineTooLong, limits.LineBytes, lines.Line + 1);
            }
        }
    }

    private void Fill(Chunk chunk, int length)
    {
        chunk.FirstLine = lines.Line + 1;
        chunk.Text.Clear();
        lines.Take(length).CopyTo(chunk.Text.GetSpan(length));
        chunk.Text.Advance(length);
        chunk.End = lines.Place;
    }

    /// <summary>How long the chunk is; 0 when more must be read to tell.</summary>
    private static int Cut(ReadOnlySpan<byte> text, int size, bool ended)
    {
        if (ended && text.Length <= size)
        {
            return text.Length;
        }

        var whole = text[..(text[..size].LastIndexOf((byte)'\n') + 1)];
        for (var rest = whole; !rest.IsEmpty;)
        {
            var last = LastLine(rest);
            rest = rest[..^last.Length];
            if (!rest.IsEmpty && !Place(last).SequenceEqual(Place(LastLine(rest))))
            {
                return rest.Length;
            }
        }

        return whole.Length;
    }

    private static ReadOnlySpan<byte> LastLine(ReadOnlySpan<byte> lines) => lines[(lines[..^1].LastIndexOf((byte)'\n') + 1)..];

    /// <summary>CHROM and POS of a record, as they are written.</summary>
    private static ReadOnlySpan<byte> Place(ReadOnlySpan<byte> line)
    {
        var chrom = line.IndexOf((byte)'\t') + 1;
        return line[..(chrom + line[chrom..].IndexOf((byte)'\t') + 1)];
    }
}
