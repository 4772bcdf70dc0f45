using GasOrleans.Annotation.Consequences;
using GasOrleans.Annotation.Reference;
using GasOrleans.Annotation.Vcf;

namespace GasOrleans.Annotation.Haplotypes;

/// <summary>Says whether the lines of a file with samples may be cut between two records: not where both may lie in one codon.</summary>
internal sealed class CodonCuts(ReferenceBundle bundle)
{
    // As many bases as a REF may have that is looked at together with others.
    private const int Reach = 60;

    private readonly Neighbours neighbours = new(bundle);

    /// <param name="before">The lines before, as far back as they could go into one part.</param>
    /// <param name="next">The record behind.</param>
    public bool MayCut(ReadOnlySpan<byte> before, ReadOnlySpan<byte> next)
    {
        if (!TryPlace(next, out var name, out var position, out _) || !bundle.TryFindContig(name, out var contig, out _) || position > contig.Length || position < 2)
        {
            return true;
        }

        if (Touches(before, name, position, position))
        {
            return false;
        }

        foreach (var number in neighbours.Near(contig, new(position, position, [])))
        {
            ref readonly var row = ref bundle.Transcripts.Rows[number];
            if (row.Coding && CodonOver(new(bundle.Transcripts, contig, in row), position) is { Low: > 0 } codon && Touches(before, name, codon.Low, codon.High))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The part before a position of a codon that goes on there or behind it.</summary>
    private static (int Low, int High) CodonOver(in TranscriptView view, int position)
    {
        var segments = view.Coding;
        var behind = 0;
        while (behind < segments.Length && segments[behind].End < position)
        {
            behind++;
        }

        if (behind == segments.Length)
        {
            return default;
        }

        var next = Math.Max(position, segments[behind].Start);
        var inside = next > segments[behind].Start;
        if (!inside && behind == 0)
        {
            return default;
        }

        var last = inside ? next - 1 : segments[behind - 1].End;
        var (here, there) = (Codon(view, segments[behind], next), Codon(view, inside ? segments[behind] : segments[behind - 1], last));
        if (here != there)
        {
            return default;
        }

        var (one, other) = (CodonReach.Position(view, Math.Max((here * 3) - 2, view.Row.Padding + 1)), CodonReach.Position(view, Math.Min(here * 3, view.Row.CodingLength)));
        return (Math.Min(one, other), last);
    }

    private static int Codon(in TranscriptView view, Segment segment, int position) => view.Map(segment, position, position).InCodons.First;

    /// <summary>Whether any of the lines has bases in a range; they are looked through from the last, as far as they are in order.</summary>
    private static bool Touches(ReadOnlySpan<byte> lines, ReadOnlySpan<byte> name, int low, int high)
    {
        var later = int.MaxValue;
        while (!lines.IsEmpty)
        {
            var line = lines[(lines[..^1].LastIndexOf((byte)'\n') + 1)..];
            lines = lines[..^line.Length];
            if (!TryPlace(line, out var own, out var position, out var length))
            {
                continue;
            }

            if (!own.SequenceEqual(name) || position > later || position + Reach < low)
            {
                return false;
            }

            if (position <= high && position + length >= low && length <= Reach)
            {
                return true;
            }

            later = position;
        }

        return false;
    }

    private static bool TryPlace(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> name, out int position, out int length)
    {
        (position, length) = (0, 0);
        var tab = line.IndexOf((byte)'\t');
        name = tab < 0 ? [] : line[..tab];
        var rest = tab < 0 ? [] : line[(tab + 1)..];
        var end = rest.IndexOf((byte)'\t');
        if (end <= 0 || !Positions.TryRead(rest[..end], out position))
        {
            return false;
        }

        rest = rest[(end + 1)..];
        rest = rest[(rest.IndexOf((byte)'\t') + 1)..];
        length = rest.IndexOf((byte)'\t');
        return length > 0;
    }
}
