using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Consequences;

/// <summary>Introns and splice sites, by VEP's distances.</summary>
internal static class Introns
{
    // As in VEP: shorter gaps are changes of frame within an exon.
    private const int Shortest = 13;

    public static void Call(in TranscriptView view, NormalAllele allele, TranscriptEffect effect)
    {
        var exons = view.Exons;
        var (first, last) = (0, 0);
        var sites = default(Sites);
        for (var i = 1; i < exons.Length; i++)
        {
            var (start, end) = (exons[i - 1].End + 1, exons[i].Start - 1);
            if (end - start + 1 < Shortest)
            {
                continue;
            }

            sites = sites.And(Sites.Of(allele, start, end));
            if (Overlaps(allele, start, end))
            {
                first = first == 0 ? i : first;
                last = i;
            }
        }

        effect.Terms = effect.Terms.And(sites.Terms(view.Forward));
        if (last > 0)
        {
            effect.Introns = view.Forward ? new(first, last) : new(exons.Length - last, exons.Length - first);
            effect.Located |= view.Row.Coding ? Located.Intronic : Located.NonCodingIntronic;
        }
    }

    private static bool Overlaps(NormalAllele allele, int start, int end) => allele.End >= start && allele.Start <= end;

    private readonly record struct Sites(bool Low, bool High, bool Region, bool Inside)
    {
        public static Sites Of(NormalAllele allele, int start, int end)
        {
            var insertion = allele.Deleted == 0;
            var (from, to) = (allele.Start, allele.End);
            var atInner = insertion && (from == start + 2 || to == end - 2);
            return new(
                Low: Overlaps(allele, start, start + 1),
                High: Overlaps(allele, end - 1, end),
                Region: Overlaps(allele, start - 3, start - 1) || Overlaps(allele, start + 2, start + 7)
                    || Overlaps(allele, end - 7, end - 2) || Overlaps(allele, end + 1, end + 3)
                    || atInner || (insertion && (from == start || to == end)),
                Inside: Overlaps(allele, start + 2, end - 2) || atInner);
        }

        public Sites And(Sites other) => new(Low || other.Low, High || other.High, Region || other.Region, Inside || other.Inside);

        public ConsequenceSet Terms(bool forward)
            => default(ConsequenceSet)
                .AndIf(forward ? Low : High, Consequence.SpliceDonorVariant)
                .AndIf(forward ? High : Low, Consequence.SpliceAcceptorVariant)
                .AndIf(Region && !Low && !High, Consequence.SpliceRegionVariant)
                .AndIf(Inside, Consequence.IntronVariant);
    }
}
