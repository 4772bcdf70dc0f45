using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Consequences;

/// <summary>Writes CSQ entries.</summary>
/// <param name="file">The transcripts.</param>
/// <param name="genomicNames">Whether entries end in the allele's name on its contig.</param>
internal sealed class CsqText(TranscriptFile file, bool genomicNames)
{
    /// <summary>Instead of how far an allele moves: it has no name in HGVS.</summary>
    public const int Unnamed = -1;

    private readonly EntryParts parts = new(file);
    private readonly TextBuffer text = new();
    private readonly TextBuffer allele = new();
    private readonly TextBuffer known = new();

    public ReadOnlySpan<byte> Written => text.Written;

    /// <summary>Where the last entry can be marked by <see cref="Pick"/>.</summary>
    public int PickAt { get; private set; }

    /// <summary>What stands behind PICK in each entry, each field with its bar.</summary>
    public TextBuffer Tail { get; } = new();

    /// <summary>Begins with another allele.</summary>
    public void Begin(ReadOnlySpan<byte> alternate, ReadOnlySpan<byte> ids)
    {
        text.Clear();
        allele.Clear();
        Tail.Clear();
        foreach (var letter in alternate)
        {
            allele.Write((byte)(letter & ~0x20));
        }

        allele.Write(alternate.IsEmpty ? "-"u8 : []);
        known.Clear();
        foreach (var letter in ids)
        {
            known.Write(letter == ';' ? (byte)'&' : letter);
        }
    }

    /// <summary>Begins with an allele that is called by a word.</summary>
    public void BeginNamed(ReadOnlySpan<byte> word, ReadOnlySpan<byte> ids)
    {
        Begin([], ids);
        allele.Clear();
        allele.Write(word);
    }

    /// <summary>Names the allele on its contig, if that is wanted.</summary>
    public void NameOnContig(Contig contig, NormalAllele change, LargeEvent what, AlleleShift shift)
    {
        if (!genomicNames)
        {
            return;
        }

        Tail.Write((byte)'|');
        if (what.IsNamed())
        {
            GenomicNotation.Write(contig, change, shift.Along(contig, change, forward: true), Tail);
        }
    }

    /// <summary>An entry of an allele that is near no transcript.</summary>
    public void Intergenic()
    {
        Head(default(ConsequenceSet).And(Consequence.IntergenicVariant));
        text.Write("||||||||||||||"u8);
        text.Write(known.Written);
        text.Write("||||1"u8);
        text.Write(Tail.Written);
    }

    /// <summary>An entry of a transcript beside the allele.</summary>
    public void Beside(int number, in TranscriptView view, NormalAllele change, int moved, Consequence consequence, int distance)
    {
        var part = parts.Of(number);
        Head(default(ConsequenceSet).And(consequence));
        text.Write(moved == Unnamed ? part.Beside[..(part.Beside.Length - part.Feature.Length)] : part.Beside);
        Notation(view, change, moved);
        text.Write("|||||||"u8);
        text.Write(known.Written);
        Bar();
        text.Write(distance);
        Bar();
        Foot(part, []);
    }

    /// <summary>An entry of a transcript that the allele overlaps.</summary>
    public void Within(int number, in TranscriptView view, NormalAllele change, int moved, TranscriptEffect effect, bool shared)
    {
        var part = parts.Of(number);
        Begin(part, view, effect, moved != Unnamed);
        Notation(view, change, moved);
        End(part, effect, shared ? "same_codon"u8 : []);
    }

    /// <summary>The entry of one base in the place of another within a codon, if that is all there is to say; then it is what <see cref="Within"/> writes.</summary>
    public bool TryExchange(int number, Contig contig, NormalAllele change, TranscriptEffect effect)
    {
        var part = parts.Of(number);
        if (!part.TryExchange(contig, change, out var exchange))
        {
            return false;
        }

        effect.Take(exchange);
        Head(effect.Terms);
        ExchangeText.Write(part, exchange, known.Written, text);
        Foot(part, []);
        return true;
    }

    /// <summary>An entry of what an allele does together with others of its haplotype: bases in the place of a stretch of the coding sequence.</summary>
    public void Together(int number, in TranscriptView view, Stretch place, ReadOnlySpan<byte> inserted, TranscriptEffect effect)
    {
        var part = parts.Of(number);
        Begin(part, view, effect, named: true);
        TranscriptNotation.Write(view, place, inserted, text);
        End(part, effect, "in_haplotype"u8);
    }

    private void Begin(EntryPart part, in TranscriptView view, TranscriptEffect effect, bool named)
    {
        Head(effect.Terms);
        if (named && view.Exons.Length == 1 && !effect.Exons.IsEmpty)
        {
            text.Write(part.InOnlyExon);
            return;
        }

        text.Write(part.Transcript);
        EntryFields.WriteOutOf(effect.Exons, view.Exons.Length, text);
        Bar();
        EntryFields.WriteOutOf(effect.Introns, view.Exons.Length - 1, text);
        Bar();
        text.Write(named ? part.Feature : []);
    }

    private void End(EntryPart part, TranscriptEffect effect, ReadOnlySpan<byte> flag)
    {
        Bar();
        Protein(part, effect);
        Bar();
        EntryFields.WritePositions(effect.InTranscript, text);
        Bar();
        EntryFields.WritePositions(effect.InCoding, text);
        Bar();
        EntryFields.WritePositions(effect.InCoding.InCodons, text);
        Bar();
        EntryFields.WriteResidues(effect, text);
        Bar();
        EntryFields.WriteCodons(effect, text);
        Bar();
        text.Write(known.Written);
        text.Write("||"u8);
        Foot(part, flag);
    }

    /// <summary>Marks the entry with that place as the one to pick.</summary>
    public void Pick(int end) => text.Insert(end, (byte)'1');

    /// <summary>Leaves of all entries the one that has this place. Fields have no commas.</summary>
    public void CutToEntry(int place)
    {
        var rest = text.Written[place..].IndexOf((byte)',');
        text.CutTo(rest < 0 ? text.Length : place + rest);
        text.CutFrom(text.Written[..place].LastIndexOf((byte)',') + 1);
    }

    private void Head(ConsequenceSet terms)
    {
        if (text.Length > 0)
        {
            text.Write((byte)',');
        }

        text.Write(allele.Written);
        var severest = terms.MostSevere;
        if (terms.WithoutMostSevere().IsEmpty)
        {
            text.Write(ConsequenceTerms.Utf8Alone(severest));
            return;
        }

        Bar();
        for (; !terms.IsEmpty; terms = terms.WithoutMostSevere())
        {
            text.Write(terms.MostSevere == severest ? [] : "&"u8);
            text.Write(ConsequenceTerms.Utf8(terms.MostSevere));
        }

        Bar();
        text.Write(ConsequenceTerms.Utf8(ConsequenceTerms.Grade(severest)));
        Bar();
    }

    private void Notation(in TranscriptView view, NormalAllele change, int moved)
    {
        if (moved != Unnamed)
        {
            TranscriptNotation.Write(view, change, moved, text);
        }
    }

    private void Protein(EntryPart part, TranscriptEffect effect)
    {
        if (effect.Protein.Length > 0)
        {
            text.Write(part.Protein);
            text.Write(effect.Protein.Written);
        }
    }

    private void Foot(EntryPart part, ReadOnlySpan<byte> flag)
    {
        text.Write(part.Foot);
        if (!flag.IsEmpty)
        {
            text.Write(part.Flagged ? "&"u8 : []);
            text.Write(flag);
        }

        Bar();
        PickAt = text.Length;
        text.Write(Tail.Written);
    }

    private void Bar() => text.Write((byte)'|');
}
