namespace GasOrleans.Annotation.Consequences;

/// <summary>Writes the fields of an entry that tell where a transcript is changed, and what stands there before and after.</summary>
internal static class EntryFields
{
    // VEP writes them whole; beyond a long gene's worth nobody reads them.
    private const int LongestShown = 3000;

    /// <summary>Which of so many exons or introns.</summary>
    public static void WriteOutOf(Stretch stretch, int count, TextBuffer text)
    {
        if (!stretch.IsEmpty)
        {
            WritePositions(stretch, text);
            text.Write((byte)'/');
            text.Write(count);
        }
    }

    public static void WritePositions(Stretch stretch, TextBuffer text)
    {
        if (stretch.IsEmpty)
        {
            return;
        }

        // An insertion lies between two positions, the lower of which is its last.
        var swapped = stretch.First > stretch.Last && stretch.Last > 0;
        var (low, high) = swapped ? (stretch.Last, stretch.First) : (stretch.First, stretch.Last);
        WritePosition(low, text);
        if (high != low)
        {
            text.Write((byte)'-');
            WritePosition(high, text);
        }
    }

    /// <summary>The residues, once when they stay.</summary>
    public static void WriteResidues(TranscriptEffect effect, TextBuffer text)
    {
        ReadOnlySpan<byte> before = effect.ResiduesBefore.Written, after = effect.ResiduesAfter.Written;
        if (!effect.HasCodons || before.Length + after.Length > LongestShown)
        {
            return;
        }

        text.Write(before.IsEmpty ? "-"u8 : before);
        if (!before.SequenceEqual(after))
        {
            text.Write((byte)'/');
            text.Write(after.IsEmpty ? "-"u8 : after);
        }
    }

    public static void WriteCodons(TranscriptEffect effect, TextBuffer text)
    {
        ReadOnlySpan<byte> before = effect.CodonsBefore.Written, after = effect.CodonsAfter.Written;
        if (effect.HasCodons && before.Length + after.Length <= LongestShown)
        {
            text.Write(before.IsEmpty ? "-"u8 : before);
            text.Write((byte)'/');
            text.Write(after.IsEmpty ? "-"u8 : after);
        }
    }

    private static void WritePosition(int position, TextBuffer text)
    {
        if (position == 0)
        {
            text.Write((byte)'?');
        }
        else
        {
            text.Write(position);
        }
    }
}
