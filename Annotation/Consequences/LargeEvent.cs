namespace GasOrleans.Annotation.Consequences;

/// <summary>What a symbolic allele or breakend says happens to a stretch of the contig.</summary>
internal enum LargeEvent
{
    /// <summary>Nothing, or nothing that says which bases: <c>&lt;CNV&gt;</c>, <c>&lt;NON_REF&gt;</c>.</summary>
    Unknown = 0,

    /// <summary><c>&lt;DEL&gt;</c>: the bases behind POS, to END, go.</summary>
    Deletion = 1,

    /// <summary><c>&lt;DUP&gt;</c>: they are there twice.</summary>
    Duplication = 2,

    /// <summary><c>&lt;INS&gt;</c>: bases that are not told come behind POS.</summary>
    Insertion = 3,

    /// <summary><c>&lt;INV&gt;</c>: they are turned round; what matters is where the turn begins and ends.</summary>
    Inversion = 4,

    /// <summary>A breakend: the contig goes on somewhere else.</summary>
    Break = 5,
}

/// <summary>Reads events off ALT alleles.</summary>
internal static class LargeEvents
{
    // As VEP: beyond that, an event touches so much that a list of it helps nobody.
    private const int Longest = 10_000_000;

    public static LargeEvent Of(ReadOnlySpan<byte> alternate)
        => Is(alternate, "<DEL"u8) ? LargeEvent.Deletion
            : Is(alternate, "<DUP"u8) ? LargeEvent.Duplication
            : Is(alternate, "<INS"u8) ? LargeEvent.Insertion
            : Is(alternate, "<INV"u8) ? LargeEvent.Inversion
            : alternate.IndexOfAny((byte)'[', (byte)']') >= 0 ? LargeEvent.Break
            : LargeEvent.Unknown;

    /// <summary>The bases that an event is about, as 1-based positions; false when they cannot be told.</summary>
    public static bool TryPlace(LargeEvent what, int position, long end, int length, out (int Start, int End) place)
    {
        var single = what is LargeEvent.Insertion or LargeEvent.Break;
        place = what == LargeEvent.Break ? (position, position) : single ? (position + 1, position) : (position + 1, (int)Math.Min(end, int.MaxValue));
        return what != LargeEvent.Unknown && position >= 1 && position <= length && (single || (end > position && end <= length && end - position <= Longest));
    }

    /// <summary>Whether it is told what happens base by base: others have no name in HGVS.</summary>
    public static bool IsNamed(this LargeEvent what) => what is LargeEvent.Unknown or LargeEvent.Deletion;

    /// <summary>What VEP writes instead of bases.</summary>
    public static ReadOnlySpan<byte> Name(LargeEvent what) => what switch
    {
        LargeEvent.Deletion => "deletion"u8,
        LargeEvent.Duplication => "duplication"u8,
        LargeEvent.Insertion => "insertion"u8,
        LargeEvent.Inversion => "inversion"u8,
        _ => "chromosome_breakpoint"u8,
    };

    private static bool Is(ReadOnlySpan<byte> alternate, ReadOnlySpan<byte> name)
        => alternate.Length > name.Length && System.Text.Ascii.EqualsIgnoreCase(alternate[..name.Length], name) && alternate[name.Length] is (byte)'>' or (byte)':';
}
