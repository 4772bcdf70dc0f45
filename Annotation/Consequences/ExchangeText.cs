using System.Buffers.Binary;

namespace GasOrleans.Annotation.Consequences;

/// <summary>
/// Writes the fields from SYMBOL to Existing_variation of an exchange in a codon. What <see cref="CsqText"/> puts together from
/// many pieces for any change is here one stretch, for which room is made once.
/// </summary>
internal static class ExchangeText
{
    // All that is not a name: numbers of at most eight digits, letters, bars, and what is written beyond and overwritten.
    private const int Most = 128;

    // How INFO writes the = of HGVS.
    private const int Silent = '%' | ('3' << 8) | ('D' << 16);

    public static void Write(EntryPart part, in CodonExchange exchange, ReadOnlySpan<byte> known, TextBuffer text)
    {
        var room = part.InOnlyExon.Length + part.Protein.Length + known.Length + Most;
        var start = text.Length;
        var pen = new Pen(text.Take(room));
        var (coding, codon) = (Digits.Of((uint)exchange.InCoding), Digits.Of((uint)exchange.Codon));
        var silent = exchange.ResidueBefore == exchange.ResidueAfter;
        pen.Write(part.InOnlyExon);
        pen.Write('c' | ('.' << 8), 2);
        pen.Write(coding);
        pen.Write(exchange.Own | ('>' << 8) | (exchange.Other << 16) | ('|' << 24), 4);
        pen.Write(part.Protein);
        pen.Write(Residue.Letters(exchange.ResidueBefore), 3);
        pen.Write(codon);
        pen.Write(silent ? Silent : Residue.Letters(exchange.ResidueAfter), 3);
        pen.Bar();
        pen.Write(exchange.InTranscript == exchange.InCoding ? coding : Digits.Of((uint)exchange.InTranscript));
        pen.Bar();
        pen.Write(coding);
        pen.Bar();
        pen.Write(codon);
        pen.Write('|' | (exchange.ResidueBefore << 8) | ('/' << 16) | (exchange.ResidueAfter << 24), silent ? 2 : 4);
        pen.Bar();
        pen.Write((int)exchange.Before | ('/' << 24), 4);
        pen.Write((int)exchange.After | ('|' << 24), 4);
        pen.Write(known);
        pen.Write('|' | ('|' << 8), 2);
        text.CutTo(start + pen.Length);
    }

    /// <summary>Writes into room that is large enough: whole words, of which what is too much is overwritten.</summary>
    private ref struct Pen(Span<byte> room)
    {
        private readonly Span<byte> room = room;

        public int Length { get; private set; }

        public void Write(ReadOnlySpan<byte> text)
        {
            text.CopyTo(room[Length..]);
            Length += text.Length;
        }

        public void Write(int letters, int count)
        {
            BinaryPrimitives.WriteInt32LittleEndian(room[Length..], letters);
            Length += count;
        }

        public void Write(Digits digits)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(room[Length..], digits.Text);
            Length += digits.Count;
        }

        public void Bar() => room[Length++] = (byte)'|';
    }
}
