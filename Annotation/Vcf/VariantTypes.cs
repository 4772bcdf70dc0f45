using System.Text;

namespace GasOrleans.Annotation.Vcf;

/// <summary>Tells the type of a change.</summary>
internal static class VariantTypes
{
    // How many rings a base has, two in purines and one in pyrimidines; none where it is no base.
    private static readonly byte[] Rings = [.. Enumerable.Range(0, 256).Select(letter => (byte)((char)letter is 'A' or 'G' or 'a' or 'g' ? 2 : (char)letter is 'C' or 'T' or 'c' or 't' ? 1 : 0))];

    public static VariantType Of(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternate, AlleleKind kind) => kind switch
    {
        AlleleKind.Bases or AlleleKind.Ambiguous => OfBases(reference, alternate),
        AlleleKind.Overlapped => VariantType.Overlapped,
        AlleleKind.Structural => VariantType.Structural,
        _ => VariantType.Reference,
    };

    /// <summary>Whether a substitution of one base stays within A and G or within C and T; nothing when a base is none of these.</summary>
    public static bool? IsTransition(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternate)
    {
        var at = reference.Length == 1 ? 0 : SharedBefore(reference, alternate);
        var (before, after) = (Rings[reference[at]], Rings[alternate[at]]);
        return before == 0 || after == 0 ? null : before == after && !Same(reference[at], alternate[at]);
    }

    private static VariantType OfBases(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternate)
    {
        if (reference.Length == 1 && alternate.Length == 1)
        {
            return Same(reference[0], alternate[0]) ? VariantType.Reference : VariantType.Snv;
        }

        if (Ascii.EqualsIgnoreCase(reference, alternate))
        {
            return VariantType.Reference;
        }

        var before = SharedBefore(reference, alternate);
        var behind = SharedBehind(reference[before..], alternate[before..]);
        return (reference.Length - before - behind, alternate.Length - before - behind) switch
        {
            (0, _) => VariantType.Insertion,
            (_, 0) => VariantType.Deletion,
            (1, 1) => VariantType.Snv,
            var (left, right) => left == right ? VariantType.Mnv : VariantType.Indel,
        };
    }

    private static int SharedBefore(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        var shortest = Math.Min(one.Length, other.Length);
        var shared = 0;
        while (shared < shortest && Same(one[shared], other[shared]))
        {
            shared++;
        }

        return shared;
    }

    private static int SharedBehind(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        var shortest = Math.Min(one.Length, other.Length);
        var shared = 0;
        while (shared < shortest && Same(one[^(shared + 1)], other[^(shared + 1)]))
        {
            shared++;
        }

        return shared;
    }

    private static bool Same(byte one, byte other) => ((one ^ other) & ~0x20) == 0;
}
