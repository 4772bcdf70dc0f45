using System.Buffers;

namespace GasOrleans.Annotation.Vcf;

/// <summary>Tells what alleles are by their text.</summary>
internal static class Alleles
{
    private static readonly SearchValues<byte> Certain = SearchValues.Create("ACGTacgt"u8);
    private static readonly SearchValues<byte> CertainOrN = SearchValues.Create("ACGTNacgtn"u8);
    private static readonly SearchValues<byte> Iupac = SearchValues.Create("ACGTNRYSWKMBDHVacgtnryswkmbdhv"u8);

    private static readonly AlleleKind[] ReferenceLetters = [.. Enumerable.Range(0, 256).Select(letter => OfReferenceText([(byte)letter]))];
    private static readonly AlleleKind[] AlternateLetters = [.. Enumerable.Range(0, 256).Select(letter => OfAlternateText([(byte)letter]))];

    /// <summary>Whether one base stands for another, as in most records.</summary>
    public static bool IsExchange(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternates)
        => reference.Length == 1 && alternates.Length == 1
            && ReferenceLetters[reference[0]] == AlleleKind.Bases && AlternateLetters[alternates[0]] == AlleleKind.Bases;

    /// <summary>The kind of a REF.</summary>
    public static AlleleKind OfReference(ReadOnlySpan<byte> allele)
        => allele.Length == 1 ? ReferenceLetters[allele[0]] : OfReferenceText(allele);

    /// <summary>The kind of one ALT.</summary>
    public static AlleleKind OfAlternate(ReadOnlySpan<byte> allele)
        => allele.Length == 1 ? AlternateLetters[allele[0]] : OfAlternateText(allele);

    private static AlleleKind OfReferenceText(ReadOnlySpan<byte> allele) => allele switch
    {
        [(byte)'-'] => AlleleKind.Dash,
        [] => AlleleKind.Bad,
        _ when !allele.ContainsAnyExcept(CertainOrN) => AlleleKind.Bases,
        _ when !allele.ContainsAnyExcept(Iupac) => AlleleKind.Ambiguous,
        _ => AlleleKind.Bad,
    };

    private static AlleleKind OfAlternateText(ReadOnlySpan<byte> allele) => allele switch
    {
        [] => AlleleKind.Bad,
        _ when !allele.ContainsAnyExcept(Certain) => AlleleKind.Bases,
        [(byte)'.'] => AlleleKind.Missing,
        [(byte)'*'] => AlleleKind.Overlapped,
        [(byte)'-'] => AlleleKind.Dash,
        _ when allele.SequenceEqual("<NON_REF>"u8) || allele.SequenceEqual("<*>"u8) => AlleleKind.AnyOther,
        _ when IsStructural(allele) => AlleleKind.Structural,
        _ when !allele.ContainsAnyExcept(Iupac) => AlleleKind.Ambiguous,
        _ => AlleleKind.Bad,
    };

    /// <summary><c>&lt;ID&gt;</c>, <c>C&lt;ctg1&gt;</c>, <c>G]17:198982]</c>, <c>.TC</c>, <c>TC.</c></summary>
    private static bool IsStructural(ReadOnlySpan<byte> allele)
    {
        if (allele.IndexOfAnyInRange((byte)0, (byte)' ') >= 0)
        {
            return false;
        }

        return allele.Contains((byte)'[') || allele.Contains((byte)']')
            || (allele[^1] == '>' && allele.IndexOf((byte)'<') is >= 0 and var open && open < allele.Length - 2)
            || ((allele[0] == '.' || allele[^1] == '.') && !allele.Trim((byte)'.').ContainsAnyExcept(Iupac) && allele.Length > 1);
    }
}
