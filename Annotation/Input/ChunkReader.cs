using GasOrleans.Annotation.Haplotypes;
using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Input;

/// <summary>
/// Cuts the text into chunks of whole lines, by what it says alone: the same input gives the same chunks however it
/// arrives. Lines of one position stay together, so that who looks at a chunk sees all that stands there.
/// </summary>
/// <param name="lines">The text.</param>
/// <param name="limits">What is too long.</param>
/// <param name="codons">Says where records must stay together because of their samples; absent when there are none.</param>
internal sealed class ChunkReader(LineReader lines, AnnotationLimits limits, CodonCuts? codons = null)
{
    private const int Size = 256 << 10;

    // A chunk grows no further to keep records of a codon together, nor is each line tried.
    private const int Largest = 4 << 20;
    private const int Tried = 256;

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
    private int Cut(ReadOnlySpan<byte> text, int size, bool ended)
    {
        if (ended && text.Length <= size)
        {
            return text.Length;
        }

        var whole = text[..(text[..size].LastIndexOf((byte)'\n') + 1)];
        var (otherwise, tries) = (0, 0);
        for (var rest = whole; !rest.IsEmpty && tries < Tried;)
        {
            var last = LastLine(rest);
            rest = rest[..^last.Length];
            if (!rest.IsEmpty && !Place(last).SequenceEqual(Place(LastLine(rest))))
            {
                if (codons is null || codons.MayCut(rest, last))
                {
                    return rest.Length;
                }

                otherwise = otherwise == 0 ? rest.Length : otherwise;
                tries++;
            }
        }

        var grows = otherwise > 0 && size < Math.Min(Largest, limits.LineBytes / 2);
        return grows ? 0 : otherwise > 0 ? otherwise : whole.Length;
    }

    private static ReadOnlySpan<byte> LastLine(ReadOnlySpan<byte> lines) => lines[(lines[..^1].LastIndexOf((byte)'\n') + 1)..];

    /// <summary>CHROM and POS of a record, as they are written.</summary>
    private static ReadOnlySpan<byte> Place(ReadOnlySpan<byte> line)
    {
        var chrom = line.IndexOf((byte)'\t') + 1;
        return line[..(chrom + line[chrom..].IndexOf((byte)'\t') + 1)];
    }
}
