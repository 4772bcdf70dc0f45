using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Consequences;

/// <summary>Writes an allele in HGVS notation along a transcript: <c>c.</c> where it codes, else <c>n.</c></summary>
internal static class TranscriptNotation
{
    // Beyond this the inserted bases are counted instead of named.
    private const int LongestInsertion = 3000;

    /// <param name="view">The transcript.</param>
    /// <param name="allele">The change.</param>
    /// <param name="moved">How far it can be moved in reading direction.</param>
    /// <param name="text">Where it goes.</param>
    public static void Write(in TranscriptView view, NormalAllele allele, int moved, TextBuffer text)
    {
        text.Write(view.Row.Coding ? "c."u8 : "n."u8);
        var numbers = new TranscriptNumbers(view);
        var shift = view.Forward ? moved : -moved;
        var (low, high) = (allele.Start + shift, allele.End + shift);
        if (allele.Deleted > 0)
        {
            Range(numbers, view.Forward, low, high, text);
            WriteReplacement(view, allele, text);
        }
        else if (IsRepeat(view, allele, shift, low))
        {
            var from = view.Forward ? low - allele.Inserted.Length : low;
            Range(numbers, view.Forward, from, from + allele.Inserted.Length - 1, text);
            text.Write("dup"u8);
        }
        else
        {
            Range(numbers, view.Forward, high, low, text);
            text.Write("ins"u8);
            Inserted(view, allele, shift, text);
        }
    }

    /// <summary>Writes bases that stand in the place of a stretch of the coding sequence, both in reading direction.</summary>
    public static void Write(in TranscriptView view, Stretch place, ReadOnlySpan<byte> inserted, TextBuffer text)
    {
        var deleted = place.Last - place.First + 1;
        var (low, high) = deleted > 0 ? (place.First, place.Last) : (place.Last, place.First);
        text.Write("c."u8);
        text.Write(low);
        if (high != low)
        {
            text.Write((byte)'_');
            text.Write(high);
        }

        if (deleted == 1 && inserted.Length == 1)
        {
            Span<byte> own = stackalloc byte[1];
            CodingSequence.Read(view.Row, view.Coding, view.Contig, place.First, own);
            text.Write(own);
            text.Write((byte)'>');
        }
        else
        {
            text.Write(deleted == 0 ? "ins"u8 : inserted.IsEmpty ? "del"u8 : "delins"u8);
        }

        text.Write(inserted);
    }

    private static void WriteReplacement(in TranscriptView view, NormalAllele allele, TextBuffer text)
    {
        if (allele.Inserted.IsEmpty)
        {
            text.Write("del"u8);
        }
        else if (allele is { Deleted: 1, Inserted.Length: 1 })
        {
            var own = view.Contig[allele.Start];
            text.Write(view.Forward ? own : CodingSequence.Complement(own));
            text.Write((byte)'>');
            Inserted(view, allele, 0, text);
        }
        else if (allele.IsInversion(view.Contig))
        {
            text.Write("inv"u8);
        }
        else
        {
            text.Write("delins"u8);
            Inserted(view, allele, 0, text);
        }
    }

    private static void Range(TranscriptNumbers numbers, bool forward, int low, int high, TextBuffer text)
    {
        numbers.Write(forward ? low : high, text);
        if (high != low)
        {
            text.Write((byte)'_');
            numbers.Write(forward ? high : low, text);
        }
    }

    private static void Inserted(in TranscriptView view, NormalAllele allele, int shift, TextBuffer text)
    {
        var length = allele.Inserted.Length;
        if (length > LongestInsertion)
        {
            text.Write("N["u8);
            text.Write(length);
            text.Write((byte)']');
            return;
        }

        for (var i = 0; i < length; i++)
        {
            text.Write(view.Forward ? allele.Rotated(-shift, i) : CodingSequence.Complement(allele.Rotated(-shift, length - 1 - i)));
        }
    }

    // Whether the inserted bases stand right before the insertion already, in reading direction.
    private static bool IsRepeat(in TranscriptView view, NormalAllele allele, int shift, int at)
    {
        var from = view.Forward ? at - allele.Inserted.Length : at;
        if (!view.Contig.Circular && (from < 1 || from + allele.Inserted.Length - 1 > view.Contig.Length))
        {
            return false;
        }

        for (var i = 0; i < allele.Inserted.Length; i++)
        {
            if (view.Contig[from + i] != allele.Rotated(-shift, i))
            {
                return false;
            }
        }

        return true;
    }
}
