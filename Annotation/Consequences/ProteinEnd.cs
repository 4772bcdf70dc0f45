namespace GasOrleans.Annotation.Consequences;

/// <summary>Writes a change after which a protein is read to another end: frameshifts, new stops, and stops that are lost.</summary>
internal sealed class ProteinEnd
{
    // A new end longer than this is not spelt out.
    private const int LongestSpelt = 50;

    private readonly ChangedProtein changed = new();
    private readonly byte[] spelt = new byte[LongestSpelt];

    public void Write(in TranscriptView view, Stretch place, int codon, bool shifted, ReadOnlySpan<byte> inserted, TextBuffer text)
    {
        changed.Begin(view, place, inserted);
        var (own, now) = (ChangedProtein.Own(view, codon), changed.Next(view));
        while (own == now && own != '*' && own != 'X')
        {
            codon++;
            (own, now) = (ChangedProtein.Own(view, codon), changed.Next(view));
        }

        if (own == 'X')
        {
            text.Write("?"u8);
        }
        else if (own == now)
        {
            ProteinNotation.WriteOne(codon, own, "%3D"u8, text);
        }
        else if (now == '*')
        {
            ProteinNotation.WriteOne(codon, own, "Ter"u8, text);
        }
        else if (own == '*')
        {
            WriteCounted(view, codon, own, now, "ext"u8, counted: 0, text);
        }
        else if (shifted)
        {
            WriteCounted(view, codon, own, now, "fs"u8, counted: 1, text);
        }
        else
        {
            WriteSpelt(view, codon, now, text);
        }
    }

    private void WriteCounted(
        in TranscriptView view, int codon, byte own, byte now, ReadOnlySpan<byte> how, int counted, TextBuffer text)
    {
        ProteinNotation.WriteOne(codon, own, now == 'X' ? [] : Residue.Name(now), text);
        text.Write(how);
        text.Write("Ter"u8);
        while (now is not ((byte)'*' or (byte)'X'))
        {
            now = changed.Next(view);
            counted++;
        }

        if (now == '*')
        {
            text.Write(counted);
        }
        else
        {
            text.Write((byte)'?');
        }
    }

    // In frame, but the stop goes with what is before it.
    private void WriteSpelt(in TranscriptView view, int codon, byte now, TextBuffer text)
    {
        var count = 0;
        for (; count < LongestSpelt && now is not ((byte)'*' or (byte)'X'); now = changed.Next(view))
        {
            spelt[count++] = now;
        }

        if (now != '*')
        {
            text.Write("?"u8);
            return;
        }

        ProteinNotation.Range(view, codon, view.Row.CodingLength / 3, "delins"u8, text);
        foreach (var residue in spelt.AsSpan(0, count))
        {
            text.Write(Residue.Name(residue));
        }

        text.Write("Ter"u8);
    }
}
