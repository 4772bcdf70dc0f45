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
        var bases = contig.Bases;
        var count = 0;
        for (; count < bases.Length; count++)
        {
            var next = At(contig, bases, forward ? allele.End + 1 + count : allele.Start - 1 - count);
            var leaving = allele.Deleted > 0
                ? At(contig, bases, forward ? allele.Start + count : allele.End - count)
                : forward ? allele.Rotated(-count, 0) : allele.Rotated(count, allele.Inserted.Length - 1);

            // A run of unknown bases is no repeat, and may be millions of bases long.
            if (next != leaving || next == (byte)'N')
            {
                break;
            }
        }

        return count;
    }

    // N beyond the ends of a contig that is no circle.
    private static byte At(Contig contig, ReadOnlySpan<byte> bases, int position)
        => (uint)(position - 1) < (uint)bases.Length ? bases[position - 1] : contig.Circular ? contig[position] : (byte)'N';
}
