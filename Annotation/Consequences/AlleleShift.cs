using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Consequences;

/// <summary>
/// How far a plain insertion or deletion can be moved with the same result: HGVS wants it as far as it goes in reading
/// direction. Measured once per allele and direction.
/// </summary>
internal sealed class AlleleShift
{
    private int left;
    private int right;

    /// <summary>Begins with another allele.</summary>
    public void Forget() => (left, right) = (-1, -1);

    public int Along(Contig contig, NormalAllele allele, bool forward)
    {
        ref var known = ref forward ? ref right : ref left;
        if (known < 0)
        {
            known = allele.Inserted.IsEmpty == allele.Deleted > 0 ? Measure(contig, allele, forward) : 0;
        }

        return known;
    }

    private static int Measure(Contig contig, NormalAllele allele, bool forward)
    {
        var count = 0;
        for (; count < contig.Length; count++)
        {
            var next = forward ? allele.End + 1 + count : allele.Start - 1 - count;
            if (!contig.Circular && (next < 1 || next > contig.Length))
            {
                break;
            }

            // A run of unknown bases is no repeat, and may be millions of bases long.
            var (met, leaving) = (contig[next], Leaving(contig, allele, forward, count));
            if (met != leaving || met == (byte)'N')
            {
                break;
            }
        }

        return count;
    }

    private static byte Leaving(Contig contig, NormalAllele allele, bool forward, int moved)
        => allele.Deleted > 0
            ? contig[forward ? allele.Start + moved : allele.End - moved]
            : forward ? allele.Rotated(-moved, 0) : allele.Rotated(moved, allele.Inserted.Length - 1);
}
