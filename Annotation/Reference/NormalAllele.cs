namespace GasOrleans.Annotation.Reference;

/// <summary>
/// A change without the bases that REF and ALT share: the deleted stretch of the contig and what comes in its place.
/// An insertion deletes nothing: <see cref="End"/> is then <see cref="Start"/> - 1, and it stands between the two.
/// </summary>
internal readonly ref struct NormalAllele(int start, int end, ReadOnlySpan<byte> inserted)
{
    public int Start { get; } = start;

    public int End { get; } = end;

    public int Deleted => End - Start + 1;

    public ReadOnlySpan<byte> Inserted { get; } = inserted;

    /// <summary>
    /// Takes off what the alleles share at the beginning, as VCF's anchor base and VEP want it, then at the end; case does
    /// not count.
    /// </summary>
    public static NormalAllele Of(int position, ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternate)
    {
        while (reference.Length > 0 && alternate.Length > 0 && Same(reference[0], alternate[0]))
        {
            reference = reference[1..];
            alternate = alternate[1..];
            position++;
        }

        while (reference.Length > 0 && alternate.Length > 0 && Same(reference[^1], alternate[^1]))
        {
            reference = reference[..^1];
            alternate = alternate[..^1];
        }

        return new(position, position + reference.Length - 1, alternate);
    }

    /// <summary>
    /// How many bases to the left a plain insertion or deletion can be written with the same result. The inserted bases
    /// rotate by as many: see <see cref="Rotated"/>.
    /// </summary>
    public int Slack(Contig contig)
    {
        if (Inserted.Length > 0 == Deleted > 0)
        {
            return 0;
        }

        var bases = contig.Bases;
        var slack = 0;
        for (var before = Start - 2; before >= 0; before--, slack++)
        {
            var leaving = Deleted > 0 ? bases[End - 1 - slack] : Rotated(slack, Inserted.Length - 1);
            // A run of unknown bases is no repeat, and may be millions of bases long.
            if (bases[before] != leaving || leaving == (byte)'N')
            {
                break;
            }
        }

        return slack;
    }

    /// <summary>The upper-case inserted base at an index, after moving the insertion so many bases to the left.</summary>
    public byte Rotated(int moved, int index)
    {
        var at = (index - moved) % Inserted.Length;
        return (byte)(Inserted[at < 0 ? at + Inserted.Length : at] & ~0x20);
    }

    /// <summary>Whether it turns the bases round.</summary>
    public bool IsInversion(Contig contig)
    {
        if (Inserted.Length != Deleted)
        {
            return false;
        }

        for (var i = 0; i < Deleted; i++)
        {
            if (contig[End - i] != CodingSequence.Complement(Inserted[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Same(byte a, byte b) => ((a ^ b) & ~0x20) == 0;
}
