namespace GasOrleans.Annotation.Consequences;

/// <summary>
/// Writes what becomes of a protein in HGVS notation, as VEP does: three letters, <c>Ter</c>, no brackets, and <c>%3D</c>
/// for the <c>=</c> that INFO cannot carry.
/// </summary>
internal sealed class ProteinNotation
{
    private readonly ProteinEnd end = new();

    /// <summary>For a change that goes beyond the coding sequence: what its terms say.</summary>
    public static void WriteOfTerms(in TranscriptView view, TranscriptEffect effect)
    {
        if (effect.Terms.Has(Consequence.StopRetainedVariant))
        {
            WriteOne(view.Row.CodingLength / 3, (byte)'*', "%3D"u8, effect.Protein);
        }
        else
        {
            effect.Protein.Write(effect.Terms.Has(Consequence.StartLost) ? "Met1?"u8
                : effect.Terms.Has(Consequence.StartRetainedVariant) ? "Met1%3D"u8 : "?"u8);
        }
    }

    /// <param name="view">The transcript.</param>
    /// <param name="hits">Where the allele falls.</param>
    /// <param name="growth">By how many bases the coding sequence grows.</param>
    /// <param name="inserted">The inserted bases in reading direction.</param>
    /// <param name="effect">The residues before and after, and what they were called.</param>
    public void Write(in TranscriptView view, Hits hits, int growth, ReadOnlySpan<byte> inserted, TranscriptEffect effect)
    {
        ReadOnlySpan<byte> before = effect.ResiduesBefore.Written, after = effect.ResiduesAfter.Written;
        // The first codon that is touched; for an insertion between two, the one behind it.
        var codon = ((hits.First.First - 1) / 3) + 1;
        if (effect.Terms.Has(Consequence.StartLost) || effect.CodonsBefore.Length % 3 != 0 || before.Contains((byte)'X'))
        {
            WriteOfTerms(view, effect);
        }
        else if (growth == 0)
        {
            WriteReplaced(view, hits, codon, before, after, inserted, effect.Protein);
        }
        else if (hits.Whole > 1)
        {
            effect.Protein.Write("?"u8);
        }
        else if (growth % 3 != 0 || before.Contains((byte)'*') || effect.Terms.Has(Consequence.StopRetainedVariant))
        {
            end.Write(view, hits.First, codon, growth % 3 != 0, inserted, effect.Protein);
        }
        else
        {
            WriteResized(view, codon, before, after, effect.Protein);
        }
    }

    internal static void WriteOne(int codon, byte residue, ReadOnlySpan<byte> becomes, TextBuffer text)
    {
        text.Write(Residue.Name(residue));
        text.Write(codon);
        text.Write(becomes);
    }

    internal static void Range(in TranscriptView view, int first, int last, ReadOnlySpan<byte> becomes, TextBuffer text)
    {
        WriteOne(first, ChangedProtein.Own(view, first), [], text);
        if (last > first)
        {
            text.Write((byte)'_');
            WriteOne(last, ChangedProtein.Own(view, last), [], text);
        }

        text.Write(becomes);
    }

    private void WriteReplaced(
        in TranscriptView view, Hits hits, int codon, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after, ReadOnlySpan<byte> inserted, TextBuffer text)
    {
        var head = before.CommonPrefixLength(after);
        if (head == before.Length)
        {
            // What is read already is not read again, which most silent changes would.
            if (head == 1)
            {
                WriteOne(codon, before[0], "%3D"u8, text);
                return;
            }

            Range(view, codon, codon + head - 1, "%3D"u8, text);
            return;
        }

        if (before[head] == '*' && hits.Whole == 1)
        {
            end.Write(view, hits.First, codon, shifted: false, inserted, text);
            return;
        }

        var last = before.Length - 1;
        while (before[last] == after[last])
        {
            last--;
        }

        var stop = after[head..(last + 1)].IndexOf((byte)'*');
        if (head == last || stop == 0)
        {
            WriteOne(codon + head, before[head], Residue.Name(after[head]), text);
            return;
        }

        Range(view, codon + head, codon + last, "delins"u8, text);
        Residues(after[head..(stop < 0 ? last + 1 : head + stop + 1)], 0, text);
    }

    // Whole residues come or go, and the stop stays where it was.
    private static void WriteResized(in TranscriptView view, int codon, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after, TextBuffer text)
    {
        var head = before.CommonPrefixLength(after);
        codon += head;
        before = before[head..];
        after = after[head..];
        if (after is [(byte)'*', ..])
        {
            WriteOne(codon, ChangedProtein.Own(view, codon), "Ter"u8, text);
            return;
        }

        while (before.Length > 0 && after.Length > 0 && before[^1] == after[^1])
        {
            before = before[..^1];
            after = after[..^1];
        }

        if (after.IsEmpty)
        {
            WriteDeleted(view, codon, before.Length, text);
        }
        else if (before.IsEmpty)
        {
            WriteInserted(view, codon, after, text);
        }
        else
        {
            Range(view, codon, codon + before.Length - 1, "delins"u8, text);
            Residues(after, 0, text);
        }
    }

    private static void WriteDeleted(in TranscriptView view, int codon, int count, TextBuffer text)
    {
        while (Goes(view, codon + count, ChangedProtein.Own(view, codon)))
        {
            codon++;
        }

        Range(view, codon, codon + count - 1, "del"u8, text);
    }

    private static void WriteInserted(in TranscriptView view, int codon, ReadOnlySpan<byte> residues, TextBuffer text)
    {
        var turned = 0;
        while (Goes(view, codon, residues[turned]))
        {
            codon++;
            turned = (turned + 1) % residues.Length;
        }

        var repeats = codon > residues.Length;
        for (var i = 0; repeats && i < residues.Length; i++)
        {
            repeats = ChangedProtein.Own(view, codon - residues.Length + i) == residues[(turned + i) % residues.Length];
        }

        if (repeats)
        {
            Range(view, codon - residues.Length, codon - 1, "dup"u8, text);
        }
        else
        {
            Range(view, codon - 1, codon, "ins"u8, text);
            Residues(residues, turned, text);
        }
    }

    // Whether a change can be moved over a codon, because the residue there is the one that would come to stand there.
    private static bool Goes(in TranscriptView view, int codon, byte residue)
        => residue != '*' && residue != 'X' && ChangedProtein.Own(view, codon) == residue;

    // What is behind a stop is not there.
    private static void Residues(ReadOnlySpan<byte> residues, int from, TextBuffer text)
    {
        for (var i = 0; i < residues.Length; i++)
        {
            var residue = residues[(from + i) % residues.Length];
            text.Write(Residue.Name(residue));
            if (residue == '*')
            {
                break;
            }
        }
    }
}
