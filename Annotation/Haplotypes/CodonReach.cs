using GasOrleans.Annotation.Consequences;

namespace GasOrleans.Annotation.Haplotypes;

/// <summary>Where on the contig the codons lie that a change touches: between exons, far apart.</summary>
internal static class CodonReach
{
    /// <summary>The codons of a stretch of coding positions; of an insertion between two, the one behind it.</summary>
    public static Stretch Codons(Stretch coding) => new(((coding.First - 1) / 3) + 1, ((Math.Max(coding.First, coding.Last) - 1) / 3) + 1);

    /// <summary>Adds where some codons lie: a stretch for each exon that they are in.</summary>
    public static void Add(in TranscriptView view, Stretch codons, List<Stretch> places)
    {
        var (first, last) = ((codons.First * 3) - 2, codons.Last * 3);
        foreach (var segment in view.Coding)
        {
            var length = segment.End - segment.Start + 1;
            var (from, to) = (Math.Max(first - segment.Before, 1), Math.Min(last - segment.Before, length));
            if (from <= to)
            {
                Add(places, view.Forward ? new(segment.Start + from - 1, segment.Start + to - 1) : new(segment.End - to + 1, segment.End - from + 1));
            }
        }
    }

    /// <summary>Adds a stretch unless it lies within one that is there.</summary>
    public static void Add(List<Stretch> places, Stretch place)
    {
        foreach (var other in places)
        {
            if (other.First <= place.First && other.Last >= place.Last)
            {
                return;
            }
        }

        places.Add(place);
    }

    /// <summary>Where a coding position lies.</summary>
    public static int Position(in TranscriptView view, int coding)
    {
        foreach (var segment in view.Coding)
        {
            var offset = coding - segment.Before - 1;
            if (offset >= 0 && offset <= segment.End - segment.Start)
            {
                return view.Forward ? segment.Start + offset : segment.End - offset;
            }
        }

        return 0;
    }
}
