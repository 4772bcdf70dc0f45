using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Consequences;

/// <summary>Finds the transcripts near an allele.</summary>
internal sealed class Neighbours(ReferenceBundle bundle)
{
    private readonly List<int> wide = [];
    private readonly int margin = Math.Max(bundle.Manifest.UpstreamDistance, bundle.Manifest.DownstreamDistance) + 1;

    /// <summary>The transcripts that may be within the bundle's distances, as row numbers.</summary>
    public ReadOnlySpan<int> Near(Contig contig, NormalAllele allele)
    {
        var bins = bundle.Bins[contig.Index];
        var (low, high) = (Math.Min(allele.Start, allele.End), Math.Max(allele.Start, allele.End));
        if (bins.InOne(low, high))
        {
            return bins.Near(low);
        }

        bins.Near(low, high, wide);
        return CollectionsMarshal.AsSpan(wide);
    }

    /// <summary>The allele as a transcript sees it that lies near on the other side of a circular contig's origin.</summary>
    public NormalAllele Moved(Contig contig, in TranscriptRow row, NormalAllele allele)
    {
        if (!contig.Circular)
        {
            return allele;
        }

        var turn = allele.End < row.Start - margin ? contig.Length : allele.Start > row.End + margin ? -contig.Length : 0;
        return turn == 0 ? allele : new(allele.Start + turn, allele.End + turn, allele.Inserted);
    }

    /// <summary>What it means for a transcript that the allele lies beside it, near enough; nothing when it does not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Consequence Beside(in TranscriptRow row, NormalAllele allele, out int distance)
    {
        var before = allele.End < row.Start;
        distance = before ? row.Start - allele.End : allele.Start - row.End;
        if (distance <= 0)
        {
            return Consequence.None;
        }

        var upstream = before == row.Forward;
        return distance > (upstream ? bundle.Manifest.UpstreamDistance : bundle.Manifest.DownstreamDistance) ? Consequence.None
            : upstream ? Consequence.UpstreamGeneVariant
            : Consequence.DownstreamGeneVariant;
    }
}
