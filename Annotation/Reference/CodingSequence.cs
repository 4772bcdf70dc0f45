namespace GasOrleans.Annotation.Reference;

/// <summary>
/// Reads a transcript's coding sequence off the contig, in reading direction. Coding positions are 1-based and count the
/// missing bases before an incomplete start, which read as N.
/// </summary>
internal static class CodingSequence
{
    private static readonly byte[] Complements = MakeComplements();

    public static byte Complement(byte letter) => Complements[letter];

    public static void Complement(Span<byte> bases)
    {
        var table = Complements;
        foreach (ref var letter in bases)
        {
            letter = table[letter];
        }
    }

    /// <summary>Copies the coding bases from <paramref name="from"/> on into <paramref name="target"/>.</summary>
    public static void Read(in TranscriptRow row, ReadOnlySpan<Segment> coding, Contig contig, int from, Span<byte> target)
    {
        var step = row.Forward ? 1 : -1;
        var written = 0;
        while (written < target.Length && from + written <= row.Padding)
        {
            target[written++] = (byte)'N';
        }

        for (var i = row.Forward ? 0 : coding.Length - 1; written < target.Length && i >= 0 && i < coding.Length; i += step)
        {
            var segment = coding[i];
            var skip = from + written - 1 - segment.Before;
            var length = segment.End - segment.Start + 1;
            if (skip >= length)
            {
                continue;
            }

            var take = Math.Min(length - skip, target.Length - written);
            contig.Read(row.Forward ? segment.Start + skip : segment.End - skip, row.Forward, target.Slice(written, take));
            written += take;
        }
    }

    /// <summary>What the sequence says is unusual about a coding sequence.</summary>
    public static TranscriptFlags Flags(in TranscriptRow row, ReadOnlySpan<Segment> coding, Contig contig)
    {
        var code = GeneticCode.Of(row.GeneticCode);
        var flags = row.CodingLength % 3 == 0 ? TranscriptFlags.None : TranscriptFlags.PartialCodon;
        Span<byte> codon = stackalloc byte[3];
        if (row.CodingLength < 3)
        {
            return flags | TranscriptFlags.IncompleteStart | TranscriptFlags.IncompleteEnd;
        }

        Read(row, coding, contig, 1, codon);
        if (row.Padding > 0 || !code.IsStart(codon[0], codon[1], codon[2]))
        {
            flags |= TranscriptFlags.IncompleteStart;
        }

        Read(row, coding, contig, row.CodingLength - 2, codon);
        if (flags.HasFlag(TranscriptFlags.PartialCodon) || code.Translate(codon[0], codon[1], codon[2]) != (byte)'*')
        {
            flags |= TranscriptFlags.IncompleteEnd;
        }

        return flags;
    }

    /// <summary>Whether a stop codon stands before the last codon.</summary>
    public static bool StopsInside(in TranscriptRow row, ReadOnlySpan<Segment> coding, Contig contig)
    {
        var code = GeneticCode.Of(row.GeneticCode);
        var bases = new byte[row.CodingLength];
        Read(row, coding, contig, 1, bases);
        for (var i = 0; i + 5 < bases.Length; i += 3)
        {
            if (code.Translate(bases[i], bases[i + 1], bases[i + 2]) == (byte)'*')
            {
                return true;
            }
        }

        return false;
    }

    private static byte[] MakeComplements()
    {
        var table = new byte[256];
        Array.Fill(table, (byte)'N');
        foreach (var (a, b) in "AT CG MK RY SS WW VB HD NN".Split(' ').Select(pair => ((byte)pair[0], (byte)pair[1])))
        {
            (table[a], table[b], table[a | 0x20], table[b | 0x20]) = (b, a, b, a);
        }

        return table;
    }
}
