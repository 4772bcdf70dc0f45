using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Consequences;

/// <summary>
/// Counts positions as HGVS does: along the transcript from the start codon (-1 before it, *1 behind the stop codon), or from
/// the transcript's first base when it does not code; in introns from the nearer exon. Before and behind the transcript the
/// count goes on: promoter mutations are known by such names.
/// </summary>
internal readonly ref struct TranscriptNumbers
{
    private readonly TranscriptView view;
    private readonly int first;
    private readonly int last;

    public TranscriptNumbers(in TranscriptView view)
    {
        this.view = view;
        first = view.Row.CodingFrom - view.Row.Padding;
        last = view.Row.CodingTo;
    }

    /// <summary>Writes a position of the contig.</summary>
    public void Write(int position, TextBuffer text)
    {
        var number = InTranscript(position, out var offset);
        if (number > last)
        {
            text.Write((byte)'*');
            text.Write(number - last);
        }
        else
        {
            // There is no 0: -1 comes before 1.
            var counted = number - first + 1;
            text.Write(counted > 0 ? counted : counted - 1);
        }

        if (offset != 0)
        {
            text.Write(offset > 0 ? "+"u8 : []);
            text.Write(offset);
        }
    }

    // In an intron: the position of the nearer exon's end, and how far it is from there.
    private int InTranscript(int position, out int offset)
    {
        var exons = view.Exons;
        var i = At(exons, position);
        offset = 0;
        if (i < 0 || i == exons.Length - 1 || position <= exons[i].End)
        {
            return view.Map(exons[Math.Max(i, 0)], position, position).First;
        }

        var (below, above) = (position - exons[i].End, exons[i + 1].Start - position);
        var low = view.Forward ? below <= above : below < above;
        offset = low == view.Forward ? (low ? below : above) : -(low ? below : above);
        var end = low ? exons[i].End : exons[i + 1].Start;
        return view.Map(exons[low ? i : i + 1], end, end).First;
    }

    private static int At(ReadOnlySpan<Segment> exons, int position)
    {
        var (low, high) = (0, exons.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = exons[middle].Start <= position ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }
}
