using System.Buffers;
using System.Buffers.Text;
using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Consequences;

/// <summary>Writes CSQ entries.</summary>
internal sealed class CsqText
{
    // VEP writes them whole; beyond a long gene's worth nobody reads them.
    private const int LongestShown = 3000;

    private readonly ArrayBufferWriter<byte> text = new(1024);
    private readonly ArrayBufferWriter<byte> allele = new();
    private readonly ArrayBufferWriter<byte> known = new();

    public ReadOnlySpan<byte> Written => text.WrittenSpan;

    /// <summary>Begins with another allele.</summary>
    public void Begin(ReadOnlySpan<byte> alternate, ReadOnlySpan<byte> ids)
    {
        text.ResetWrittenCount();
        allele.ResetWrittenCount();
        var upper = allele.GetSpan(alternate.Length + 1);
        for (var i = 0; i < alternate.Length; i++)
        {
            upper[i] = (byte)(alternate[i] & ~0x20);
        }

        upper[alternate.Length] = (byte)'-';
        allele.Advance(Math.Max(alternate.Length, 1));
        known.ResetWrittenCount();
        ids.Replace(known.GetSpan(ids.Length + 1), (byte)';', (byte)'&');
        known.Advance(ids.Length);
    }

    /// <summary>An entry of an allele that is near no transcript.</summary>
    public void Intergenic()
    {
        Head(default(ConsequenceSet).And(Consequence.IntergenicVariant));
        text.Write("||||||||||||||"u8);
        text.Write(known.WrittenSpan);
        text.Write("||"u8);
    }

    /// <summary>An entry of a transcript beside the allele.</summary>
    public void Beside(TranscriptFile file, in TranscriptRow row, Consequence consequence, int distance)
    {
        Head(default(ConsequenceSet).And(consequence));
        Transcript(file, row);
        text.Write("|||||||||"u8);
        text.Write(known.WrittenSpan);
        Bar();
        Number(distance);
        Bar();
        Number(row.Strand);
    }

    /// <summary>An entry of a transcript that the allele overlaps.</summary>
    public void Within(TranscriptFile file, in TranscriptView view, TranscriptEffect effect)
    {
        Head(effect.Terms);
        Transcript(file, view.Row);
        OutOf(effect.Exons, view.Exons.Length);
        Bar();
        OutOf(effect.Introns, view.Exons.Length - 1);
        text.Write("|||"u8);
        Positions(effect.InTranscript);
        Bar();
        Positions(effect.InCoding);
        Bar();
        Positions(effect.InCoding.InCodons);
        Bar();
        Residues(effect);
        Bar();
        Codons(effect);
        Bar();
        text.Write(known.WrittenSpan);
        text.Write("||"u8);
        Number(view.Row.Strand);
    }

    private void Head(ConsequenceSet terms)
    {
        if (text.WrittenCount > 0)
        {
            text.Write(","u8);
        }

        text.Write(allele.WrittenSpan);
        Bar();
        var severest = terms.MostSevere;
        for (; !terms.IsEmpty; terms = terms.WithoutMostSevere())
        {
            text.Write(terms.MostSevere == severest ? [] : "&"u8);
            text.Write(ConsequenceTerms.Utf8(terms.MostSevere));
        }

        Bar();
        text.Write(ConsequenceTerms.Utf8(ConsequenceTerms.Grade(severest)));
        Bar();
    }

    private void Transcript(TranscriptFile file, in TranscriptRow row)
    {
        text.Write(file.Read(row.Symbol));
        Bar();
        text.Write(file.Read(row.Gene));
        text.Write("|Transcript|"u8);
        text.Write(file.Read(row.Feature));
        Bar();
        text.Write(file.Read(row.Biotype));
        Bar();
    }

    private void OutOf(Stretch stretch, int count)
    {
        if (!stretch.IsEmpty)
        {
            Positions(stretch);
            text.Write("/"u8);
            Number(count);
        }
    }

    private void Positions(Stretch stretch)
    {
        if (stretch.IsEmpty)
        {
            return;
        }

        // An insertion lies between two positions, the lower of which is its last.
        var swapped = stretch.First > stretch.Last && stretch.Last > 0;
        var (low, high) = swapped ? (stretch.Last, stretch.First) : (stretch.First, stretch.Last);
        Position(low);
        if (high != low)
        {
            text.Write("-"u8);
            Position(high);
        }
    }

    private void Position(int position)
    {
        if (position == 0)
        {
            text.Write("?"u8);
        }
        else
        {
            Number(position);
        }
    }

    private void Residues(TranscriptEffect effect)
    {
        ReadOnlySpan<byte> before = effect.ResiduesBefore.WrittenSpan, after = effect.ResiduesAfter.WrittenSpan;
        if (!effect.HasCodons || before.Length + after.Length > LongestShown)
        {
            return;
        }

        text.Write(before.IsEmpty ? "-"u8 : before);
        if (!before.SequenceEqual(after))
        {
            text.Write("/"u8);
            text.Write(after.IsEmpty ? "-"u8 : after);
        }
    }

    private void Codons(TranscriptEffect effect)
    {
        ReadOnlySpan<byte> before = effect.CodonsBefore.WrittenSpan, after = effect.CodonsAfter.WrittenSpan;
        if (effect.HasCodons && before.Length + after.Length <= LongestShown)
        {
            text.Write(before.IsEmpty ? "-"u8 : before);
            text.Write("/"u8);
            text.Write(after.IsEmpty ? "-"u8 : after);
        }
    }

    private void Bar() => text.Write("|"u8);

    private void Number(int number)
    {
        _ = Utf8Formatter.TryFormat(number, text.GetSpan(11), out var length);
        text.Advance(length);
    }
}
