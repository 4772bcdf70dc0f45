using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Consequences;

/// <summary>Calls what an allele does to a coding sequence.</summary>
internal sealed class CodingCaller
{
    private readonly CodonWindow window = new();
    private readonly ProteinNotation protein = new();
    private byte[] turned = new byte[64];

    /// <summary>False when the allele does not touch the coding sequence.</summary>
    public bool Call(in TranscriptView view, NormalAllele allele, TranscriptEffect effect)
    {
        var hits = Hits.Of(view, allele);
        if (hits.Touched == 0)
        {
            return false;
        }

        if (hits.Whole != hits.Touched && hits.Touched == 1 && allele.Deleted == allele.Inserted.Length)
        {
            allele = Clipped(view, allele);
            hits = Hits.Of(view, allele);
        }

        var inserted = InReadingDirection(view, allele);
        if (hits.Whole == hits.Touched && hits.Whole <= 2)
        {
            effect.InCoding = new(hits.First.First, hits.Last.Last);
            CallWhole(view, allele, hits, inserted, effect);
        }
        else
        {
            effect.InCoding = view.Map(view.Coding, allele.Start, allele.End);
            CallSpanning(view, allele, hits, inserted, effect);
            ProteinNotation.WriteOfTerms(view, effect);
        }

        return true;
    }

    /// <summary>Calls bases that stand in the place of a stretch of the coding sequence, wherever that lies on the contig.</summary>
    public void CallMerged(in TranscriptView view, Stretch place, ReadOnlySpan<byte> inserted, TranscriptEffect effect)
    {
        var hits = new Hits(Touched: 1, Whole: 1, place, place);
        var growth = inserted.Length - (place.Last - place.First + 1);
        window.Fill(view, hits, inserted, effect);
        effect.Terms = effect.Terms.And(ProteinChange.Of(view, hits, growth, effect));
        protein.Write(view, hits, growth, inserted, effect);
    }

    private void CallWhole(in TranscriptView view, NormalAllele allele, Hits hits, ReadOnlySpan<byte> inserted, TranscriptEffect effect)
    {
        window.Fill(view, hits, inserted, effect);
        var grows = inserted.Length != allele.Deleted;
        if (grows && hits.TouchesStart(view) && hits.Last.Last <= 3 && Ends.StartKept(view, allele, hits.Last.Last, inserted))
        {
            effect.Add(Consequence.StartRetainedVariant);
            AddShift(allele, effect);
            ProteinNotation.WriteOfTerms(view, effect);
        }
        else if (grows && hits.TouchesStop(view) && hits.First.First >= view.StopAt && Ends.StopKept(view, allele, hits.First.First, inserted))
        {
            effect.Add(Consequence.StopRetainedVariant);
            AddShift(allele, effect);
            effect.Terms = effect.Terms.AndIf(inserted.Length > allele.Deleted && (inserted.Length - allele.Deleted) % 3 == 0, Consequence.InframeInsertion);
            ProteinNotation.WriteOfTerms(view, effect);
        }
        else
        {
            var growth = (inserted.Length - allele.Deleted) * hits.Whole;
            effect.Terms = effect.Terms.And(ProteinChange.Of(view, hits, growth, effect));
            protein.Write(view, hits, growth, inserted, effect);
        }
    }

    // Partly outside of the coding sequence: the protein cannot be told, but whether its ends are hit can.
    private static void CallSpanning(in TranscriptView view, NormalAllele allele, Hits hits, ReadOnlySpan<byte> inserted, TranscriptEffect effect)
    {
        var terms = default(ConsequenceSet);
        if (hits.TouchesStart(view))
        {
            var kept = hits.Last.Last <= 3 && Ends.StartKept(view, allele, hits.Last.Last, inserted);
            terms = terms.And(kept ? Consequence.StartRetainedVariant : Consequence.StartLost);
        }

        if (hits.TouchesStop(view))
        {
            var kept = hits.First.First >= view.StopAt && Ends.StopKept(view, allele, hits.First.First, inserted);
            terms = terms.And(kept ? Consequence.StopRetainedVariant : Consequence.StopLost);
        }

        // Whatever stands beside it now: the bases between the ends that are left are no whole codons.
        var shifts = (terms.Has(Consequence.StartLost) || terms.Has(Consequence.StopLost)) && CodingGrowth(view, allele) % 3 != 0;
        terms = terms.AndIf(shifts, Consequence.FrameshiftVariant);
        effect.Terms = effect.Terms.And(terms.AndIf(terms.IsEmpty, Consequence.CodingSequenceVariant));
    }

    private static int CodingGrowth(in TranscriptView view, NormalAllele allele)
    {
        var growth = allele.Inserted.Length;
        foreach (var segment in view.Coding)
        {
            growth -= Math.Max(Math.Min(allele.End, segment.End) - Math.Max(allele.Start, segment.Start) + 1, 0);
        }

        return growth;
    }

    // A frame is what lengths shift, even where the new end makes the same protein; others say so, too.
    private static void AddShift(NormalAllele allele, TranscriptEffect effect)
        => effect.Terms = effect.Terms.AndIf((allele.Inserted.Length - allele.Deleted) % 3 != 0, Consequence.FrameshiftVariant);

    // A substitution of as many bases can be told base by base, so what lies outside does not matter.
    private static NormalAllele Clipped(scoped in TranscriptView view, NormalAllele allele)
    {
        foreach (var segment in view.Coding)
        {
            if (allele.End >= segment.Start && allele.Start <= segment.End)
            {
                var (start, end) = (Math.Max(allele.Start, segment.Start), Math.Min(allele.End, segment.End));
                return new(start, end, allele.Inserted.Slice(start - allele.Start, end - start + 1));
            }
        }

        return allele;
    }

    private ReadOnlySpan<byte> InReadingDirection(in TranscriptView view, NormalAllele allele)
    {
        var length = allele.Inserted.Length;
        if (turned.Length < length)
        {
            turned = new byte[length * 2];
        }

        for (var i = 0; i < length; i++)
        {
            turned[i] = view.Forward ? (byte)(allele.Inserted[i] & ~0x20) : CodingSequence.Complement(allele.Inserted[length - 1 - i]);
        }

        return turned.AsSpan(0, length);
    }
}
