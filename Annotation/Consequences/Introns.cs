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
        if (exons.Length == 1)
        {
            return;
        }

        var (first, last) = (0, 0);
        var sites = default(Sites);
        for (var i = 1; i < exons.Length; i++)
        {
            var (start, end) = (exons[i - 1].End + 1, exons[i].Start - 1);
            if (end - start + 1 < Shortest)
            {
                continue;
            }

            sites = sites.And(Sites.Of(allele, start, end, view.Forward));
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

    /// <summary>Whether a stretch touches an intron.</summary>
    public static bool Touch(in TranscriptView view, NormalAllele allele)
    {
        var exons = view.Exons;
        for (var i = 1; i < exons.Length; i++)
        {
            var (start, end) = (exons[i - 1].End + 1, exons[i].Start - 1);
            if (end - start + 1 >= Shortest && Overlaps(allele, start, end))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Overlaps(NormalAllele allele, int start, int end) => allele.End >= start && allele.Start <= end;

    private readonly record struct Sites(bool Low, bool High, bool Region, bool Inside, bool Fifth, bool Donor, bool Tract)
    {
        public static Sites Of(NormalAllele allele, int start, int end, bool forward)
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
                Inside: Overlaps(allele, start + 2, end - 2) || atInner,
                Fifth: forward ? Overlaps(allele, start + 4, start + 4) : Overlaps(allele, end - 4, end - 4),
                Donor: forward ? Overlaps(allele, start + 2, start + 5) : Overlaps(allele, end - 5, end - 2),
                Tract: forward ? Overlaps(allele, end - 16, end - 2) : Overlaps(allele, start + 2, start + 16));
        }

        public Sites And(Sites other) => new(
            Low || other.Low, High || other.High, Region || other.Region, Inside || other.Inside, Fifth || other.Fifth, Donor || other.Donor, Tract || other.Tract);

        // VEP leaves out the wider name where it gives a narrower one; other annotators know only the wider, so both are given.
        public ConsequenceSet Terms(bool forward)
        {
            var essential = Low || High;
            return default(ConsequenceSet)
                .AndIf(forward ? Low : High, Consequence.SpliceDonorVariant)
                .AndIf(forward ? High : Low, Consequence.SpliceAcceptorVariant)
                .AndIf(Fifth && !essential, Consequence.SpliceDonorFifthBaseVariant)
                .AndIf(Donor && !Fifth && !essential, Consequence.SpliceDonorRegionVariant)
                .AndIf(Region && !essential, Consequence.SpliceRegionVariant)
                .AndIf(Tract, Consequence.SplicePolypyrimidineTractVariant)
                .AndIf(Inside, Consequence.IntronVariant);
        }
    }
}
