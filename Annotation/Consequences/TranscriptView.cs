using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Consequences;

/// <summary>A transcript with what is needed to read it.</summary>
internal readonly ref struct TranscriptView
{
    public TranscriptView(TranscriptFile file, Contig contig, ref readonly TranscriptRow row)
    {
        Contig = contig;
        Row = ref row;
        Exons = file.Exons(row);
        Coding = file.Coding(row);
    }

    public Contig Contig { get; }

    public readonly ref readonly TranscriptRow Row;

    public ReadOnlySpan<Segment> Exons { get; }

    public ReadOnlySpan<Segment> Coding { get; }

    public bool Forward => Row.Forward;

    public bool Starts => (Row.Flags & TranscriptFlags.IncompleteStart) == 0;

    public bool Stops => (Row.Flags & TranscriptFlags.IncompleteEnd) == 0;

    /// <summary>The coding position of the stop codon's first base.</summary>
    public int StopAt => Row.CodingLength - 2;

    /// <summary>A stretch of the contig as positions in one segment, in reading direction.</summary>
    public Stretch Map(Segment segment, int start, int end)
        => Forward
            ? new(segment.Before + start - segment.Start + 1, segment.Before + end - segment.Start + 1)
            : new(segment.Before + segment.End - end + 1, segment.Before + segment.End - start + 1);

    /// <summary>A stretch of the contig as positions in the transcript; 0 for an end that is in no exon.</summary>
    public Stretch Map(ReadOnlySpan<Segment> segments, int start, int end)
    {
        var (low, high) = (Map(segments, start), Map(segments, end));
        return Forward ? new(low, high) : new(high, low);
    }

    private int Map(ReadOnlySpan<Segment> segments, int position)
    {
        foreach (var segment in segments)
        {
            if (position >= segment.Start && position <= segment.End)
            {
                return Map(segment, position, position).First;
            }
        }

        return 0;
    }
}
