using System.Text;

namespace GasOrleans.Annotation.Vcf;

/// <summary>Tells the type of a change.</summary>
internal static class VariantTypes
{
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
        return ((char)(reference[at] & ~0x20), (char)(alternate[at] & ~0x20)) switch
        {
            ('A', 'G') or ('G', 'A') or ('C', 'T') or ('T', 'C') => true,
            ('A' or 'C' or 'G' or 'T', 'A' or 'C' or 'G' or 'T') => false,
            _ => null,
        };
    }

    private static VariantType OfBases(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternate)
    {
        if (Ascii.EqualsIgnoreCase(reference, alternate))
        {
            return VariantType.Reference;
        }

        if (reference.Length == 1 && alternate.Length == 1)
        {
            return VariantType.Snv;
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
