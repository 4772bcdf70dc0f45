using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Consequences;

/// <summary>
/// Where an allele falls in a coding sequence. Slippage reads some bases twice, so it may fall into two places.
/// </summary>
/// <param name="Touched">How many coding segments it touches.</param>
/// <param name="Whole">How many of them hold all of it.</param>
/// <param name="First">The coding positions in the segment that is read first.</param>
/// <param name="Last">The coding positions in the segment that is read last.</param>
internal readonly record struct Hits(int Touched, int Whole, Stretch First, Stretch Last)
{
    public static Hits Of(in TranscriptView view, NormalAllele allele)
    {
        var hits = default(Hits);
        foreach (var segment in view.Coding)
        {
            if (allele.End < segment.Start || allele.Start > segment.End)
            {
                continue;
            }

            // An insertion touches what lies on both sides of it.
            var whole = allele.Deleted == 0 || (allele.Start >= segment.Start && allele.End <= segment.End);
            var place = allele.Deleted == 0
                ? view.Map(segment, allele.Start, allele.End)
                : view.Map(segment, Math.Max(allele.Start, segment.Start), Math.Min(allele.End, segment.End));
            var earlier = hits.Touched == 0 || !view.Forward;
            hits = new(hits.Touched + 1, hits.Whole + (whole ? 1 : 0), earlier ? place : hits.First, earlier && hits.Touched > 0 ? hits.Last : place);
        }

        return hits;
    }

    public bool TouchesStart(in TranscriptView view) => view.Starts && First.First <= 3;

    public bool TouchesStop(in TranscriptView view) => view.Stops && Last.Last >= view.StopAt;

    /// <summary>Whether the codons that are touched, or the insertion between two, end right before a coding position.</summary>
    public bool EndsBefore(int position) => (((Last.Last - 1) / 3) * 3) + 4 == position;
}
