using System.Buffers;

namespace GasOrleans.Annotation.Consequences;

/// <summary>The first base that all alleles of a record share because VCF wants one before insertions and deletions.</summary>
public static class SharedBase
{
    private static readonly SearchValues<byte> Bases = SearchValues.Create("ACGTacgt"u8);

    /// <summary>
    /// 1 when REF and all ALT alleles begin with the same base and one of them has another length than REF, else 0: VEP
    /// leaves that base out of the Allele field. <paramref name="alternates"/> is VCF's whole ALT column.
    /// </summary>
    public static int Of(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternates)
    {
        if (reference.IsEmpty)
        {
            return 0;
        }

        if (reference.Length == 1 && alternates.Length == 1)
        {
            return 0;
        }

        var sized = false;
        foreach (var range in alternates.Split((byte)','))
        {
            var alternate = alternates[range];
            // Alleles that are no bases have no say.
            if (alternate.ContainsAnyExcept(Bases))
            {
                continue;
            }

            if (alternate.IsEmpty || ((alternate[0] ^ reference[0]) & ~0x20) != 0)
            {
                return 0;
            }

            sized |= alternate.Length != reference.Length;
        }

        return sized ? 1 : 0;
    }
}
