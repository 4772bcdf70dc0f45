using System.Collections.Frozen;
using System.Text;
using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Consequences;

/// <summary>Writes an allele in HGVS notation along its contig: <c>g.</c>, or <c>m.</c> where that is a mitochondrion's.</summary>
internal static class GenomicNotation
{
    // Beyond this the inserted bases are counted instead of named.
    private const int LongestInsertion = 3000;

    private static readonly FrozenSet<string> Mitochondria = FrozenSet.ToFrozenSet(["M", "MT", "chrM", "chrMT", "NC_012920.1"], StringComparer.OrdinalIgnoreCase);

    // Codes 2, 3 and 5 are those of mitochondria of vertebrates, yeast and invertebrates.
    private static bool IsMitochondrion(Contig contig) => contig.Code.Number is 2 or 3 or 5 || Mitochondria.Contains(contig.Name);

    /// <param name="contig">The contig.</param>
    /// <param name="allele">The change.</param>
    /// <param name="moved">How far to the right it can be moved with the same result.</param>
    /// <param name="text">Where it goes.</param>
    public static void Write(Contig contig, NormalAllele allele, int moved, TextBuffer text)
    {
        Name(contig, text);
        text.Write(IsMitochondrion(contig) ? ":m."u8 : ":g."u8);
        var (low, high) = (allele.Start + moved, allele.End + moved);
        if (allele.Deleted > 0)
        {
            Range(contig, low, high, text);
            Replacement(contig, allele, text);
        }
        else if (IsRepeat(contig, allele, moved))
        {
            Range(contig, low - allele.Inserted.Length, low - 1, text);
            text.Write("dup"u8);
        }
        else
        {
            Range(contig, high, low, text);
            text.Write("ins"u8);
            Inserted(allele, moved, text);
        }
    }

    private static void Name(Contig contig, TextBuffer text)
    {
        Span<byte> name = stackalloc byte[256];
        if (Encoding.UTF8.TryGetBytes(contig.Name, name, out var length))
        {
            foreach (ref var letter in name[..length])
            {
                // What separates fields and entries cannot stand within one.
                letter = letter is (byte)'|' or (byte)',' or (byte)';' or (byte)'=' ? (byte)'_' : letter;
            }

            text.Write(name[..length]);
        }
    }

    private static void Replacement(Contig contig, NormalAllele allele, TextBuffer text)
    {
        if (allele.Inserted.IsEmpty)
        {
            text.Write("del"u8);
        }
        else if (allele is { Deleted: 1, Inserted.Length: 1 })
        {
            text.Write(contig[allele.Start]);
            text.Write((byte)'>');
            Inserted(allele, 0, text);
        }
        else if (allele.IsInversion(contig))
        {
            text.Write("inv"u8);
        }
        else
        {
            text.Write("delins"u8);
            Inserted(allele, 0, text);
        }
    }

    private static void Range(Contig contig, int low, int high, TextBuffer text)
    {
        text.Write(Around(contig, low));
        if (high != low)
        {
            text.Write((byte)'_');
            text.Write(Around(contig, high));
        }
    }

    private static void Inserted(NormalAllele allele, int moved, TextBuffer text)
    {
        if (allele.Inserted.Length > LongestInsertion)
        {
            text.Write("N["u8);
            text.Write(allele.Inserted.Length);
            text.Write((byte)']');
            return;
        }

        for (var i = 0; i < allele.Inserted.Length; i++)
        {
            text.Write(allele.Rotated(-moved, i));
        }
    }

    private static bool IsRepeat(Contig contig, NormalAllele allele, int moved)
    {
        var from = allele.Start + moved - allele.Inserted.Length;
        if (!contig.Circular && from < 1)
        {
            return false;
        }

        for (var i = 0; i < allele.Inserted.Length; i++)
        {
            if (contig[from + i] != allele.Rotated(-moved, i))
            {
                return false;
            }
        }

        return true;
    }

    private static int Around(Contig contig, int position)
        => position > contig.Length && contig.Circular ? position - contig.Length : position < 1 && contig.Circular ? position + contig.Length : position;
}
