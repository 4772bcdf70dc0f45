using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Consequences;

/// <summary>Calls what an allele does to a transcript that it overlaps.</summary>
internal sealed class TranscriptCaller
{
    private readonly CodingCaller coding = new();

    /// <summary>Fills <paramref name="effect"/>.</summary>
    public void Call(in TranscriptView view, NormalAllele allele, TranscriptEffect effect)
    {
        effect.Clear();
        if (allele.Inserted.IsEmpty && allele.Start <= view.Row.Start && allele.End >= view.Row.End)
        {
            effect.Add(Consequence.TranscriptAblation);
            effect.Located = view.Row.Coding ? Located.Cds | Located.Exonic : Located.NonCodingExonic;
            return;
        }

        var exonic = FindExons(view, allele, effect);
        Introns.Call(view, allele, effect);
        if (view.Row.Coding)
        {
            CallCoding(view, allele, exonic, effect);
        }
        else if (exonic)
        {
            effect.Add(Consequence.NonCodingTranscriptExonVariant);
            effect.Located |= Located.NonCodingExonic;
        }
        else
        {
            effect.Add(Consequence.NonCodingTranscriptVariant);
        }

        effect.Terms = effect.Terms.AndIf((view.Row.Flags & TranscriptFlags.Decays) != 0, Consequence.NmdTranscriptVariant);
    }

    /// <summary>Says only which parts of the transcript a stretch touches.</summary>
    public static void Place(in TranscriptView view, NormalAllele allele, TranscriptEffect effect)
    {
        effect.Clear();
        ref readonly var row = ref view.Row;
        var exonic = FindExons(view, allele, effect);
        var intronic = Introns.Touch(view, allele);
        var coding = exonic && row.Coding && Hits.Of(view, allele).Touched > 0;
        if (exonic && row.Coding)
        {
            CallUntranslated(view, allele, effect);
        }

        effect.Terms = effect.Terms.AndIf(coding, Consequence.CodingSequenceVariant).AndIf(intronic, Consequence.IntronVariant)
            .AndIf(exonic && !row.Coding, Consequence.NonCodingTranscriptExonVariant)
            .AndIf(!exonic && !row.Coding, Consequence.NonCodingTranscriptVariant)
            .AndIf((row.Flags & TranscriptFlags.Decays) != 0, Consequence.NmdTranscriptVariant);
        effect.Located |= (coding ? Located.Cds : Located.None)
            | (!exonic ? Located.None : row.Coding ? Located.Exonic : Located.NonCodingExonic)
            | (!intronic ? Located.None : row.Coding ? Located.Intronic : Located.NonCodingIntronic);
        effect.Terms = effect.Terms.AndIf(effect.Terms.IsEmpty, Consequence.CodingSequenceVariant);
    }

    /// <summary>Adds the exons and the splice sites that an allele touches to those of others.</summary>
    public static void FindSites(in TranscriptView view, NormalAllele allele, TranscriptEffect effect)
    {
        var others = effect.Exons;
        FindExons(view, allele, effect);
        effect.Exons = others.IsEmpty ? effect.Exons : new(Math.Min(others.First, effect.Exons.First), Math.Max(others.Last, effect.Exons.Last));
        Introns.Call(view, allele, effect);
    }

    private void CallCoding(in TranscriptView view, NormalAllele allele, bool exonic, TranscriptEffect effect)
    {
        if (exonic)
        {
            effect.Located |= Located.Exonic;
            CallUntranslated(view, allele, effect);
            if (coding.Call(view, allele, effect))
            {
                effect.Located |= Located.Cds;
            }
        }

        if (effect.Terms.IsEmpty)
        {
            // In a frame gap, or just between exon and intron.
            effect.Add(Consequence.CodingSequenceVariant);
        }
    }

    private static void CallUntranslated(in TranscriptView view, NormalAllele allele, TranscriptEffect effect)
    {
        ref readonly var row = ref view.Row;
        var (low, high) = (false, false);
        foreach (var exon in view.Exons)
        {
            if (allele.End < exon.Start || allele.Start > exon.End)
            {
                continue;
            }

            // An insertion right before or behind the coding sequence does not touch it.
            low |= allele.Deleted == 0 ? allele.End < row.CodingStart : Math.Max(allele.Start, exon.Start) < row.CodingStart;
            high |= allele.Deleted == 0 ? allele.Start > row.CodingEnd : Math.Min(allele.End, exon.End) > row.CodingEnd;
        }

        var (five, three) = view.Forward ? (low, high) : (high, low);
        effect.Terms = effect.Terms.AndIf(five, Consequence.FivePrimeUtrVariant).AndIf(three, Consequence.ThreePrimeUtrVariant);
        effect.Located |= (five ? Located.Utr5 : Located.None) | (three ? Located.Utr3 : Located.None);
    }

    private static bool FindExons(in TranscriptView view, NormalAllele allele, TranscriptEffect effect)
    {
        var exons = view.Exons;
        var (first, last) = (0, 0);
        for (var i = 0; i < exons.Length; i++)
        {
            if (allele.End >= exons[i].Start && allele.Start <= exons[i].End)
            {
                first = first == 0 ? i + 1 : first;
                last = i + 1;
            }
        }

        if (last == 0)
        {
            return false;
        }

        effect.Exons = view.Forward ? new(first, last) : new(exons.Length + 1 - last, exons.Length + 1 - first);
        effect.InTranscript = view.Map(exons, allele.Start, allele.End);
        return true;
    }
}
