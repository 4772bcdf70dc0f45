using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Consequences;

/// <summary>Names a change of codons by what it does to the protein, by VEP's rules.</summary>
internal static class ProteinChange
{
    /// <param name="view">The transcript.</param>
    /// <param name="hits">Where the allele falls.</param>
    /// <param name="growth">By how many bases the coding sequence grows.</param>
    /// <param name="effect">The codons and residues before and after.</param>
    public static ConsequenceSet Of(in TranscriptView view, Hits hits, int growth, TranscriptEffect effect)
    {
        ReadOnlySpan<byte> before = effect.ResiduesBefore.Written, after = effect.ResiduesAfter.Written;
        if (effect.CodonsBefore.Length % 3 != 0)
        {
            return default(ConsequenceSet).And(Consequence.IncompleteTerminalCodonVariant).And(Consequence.CodingSequenceVariant);
        }

        var start = hits.TouchesStart(view) ? Start(view, effect) : default;
        if (growth == 0 && before.Length == 1)
        {
            return One(start, before[0], after[0]);
        }

        if (growth % 3 != 0)
        {
            return start.And(Consequence.FrameshiftVariant).And(Stops(before, after, growth));
        }

        if (before.Contains((byte)'X') || after.Contains((byte)'X'))
        {
            return start.AndIf(start.IsEmpty, Consequence.CodingSequenceVariant);
        }

        if (start.Has(Consequence.StartLost))
        {
            return start.AndIf(growth < 0 && IsPlainDeletion(effect), Consequence.InframeDeletion);
        }

        var retained = StopRetained(view, hits, growth, before, after);
        var terms = start.AndIf(retained, Consequence.StopRetainedVariant);
        terms = retained ? terms : terms.And(Stops(before, after, growth));
        return growth == 0 ? Substitution(terms, before, after) : Indel(terms, growth, before, after, effect);
    }

    // What most changes are, told without looking through anything.
    private static ConsequenceSet One(ConsequenceSet start, byte before, byte after) => (before, after) switch
    {
        ((byte)'X', _) or (_, (byte)'X') => start.AndIf(start.IsEmpty, Consequence.CodingSequenceVariant),
        _ when start.Has(Consequence.StartLost) => start,
        ((byte)'*', (byte)'*') => start.And(Consequence.StopRetainedVariant),
        ((byte)'*', _) => start.And(Consequence.StopLost),
        (_, (byte)'*') => start.And(Consequence.StopGained),
        _ when before == after => start.AndIf(start.IsEmpty, Consequence.SynonymousVariant),
        _ => start.And(Consequence.MissenseVariant),
    };

    private static ConsequenceSet Start(in TranscriptView view, TranscriptEffect effect)
    {
        ReadOnlySpan<byte> before = effect.CodonsBefore.Written, after = effect.CodonsAfter.Written;
        var kept = after.Length >= 3 && GeneticCode.Of(view.Row.GeneticCode).IsStart(after[0], after[1], after[2]);
        return default(ConsequenceSet)
            .AndIf(!kept, Consequence.StartLost)
            .AndIf(kept && !System.Text.Ascii.EqualsIgnoreCase(before[..3], after[..3]), Consequence.StartRetainedVariant);
    }

    // Either the stop codon itself changes into another, or there is a new one where the protein ended.
    private static bool StopRetained(in TranscriptView view, Hits hits, int growth, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        if (growth == 0)
        {
            return after is [(byte)'*', ..] && before is [(byte)'*', ..];
        }

        var end = before.IndexOf((byte)'*');
        end = end < 0 && view.Stops && hits.EndsBefore(view.StopAt) ? before.Length : end;
        return end >= 0 && after.IndexOf((byte)'*') == end && after[..end].SequenceEqual(before[..end]);
    }

    private static ConsequenceSet Stops(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after, int growth)
    {
        var (had, has) = (before.IndexOf((byte)'*'), after.IndexOf((byte)'*'));
        var earlier = has >= 0 && (had < 0 || (has < had && growth >= 0));
        return default(ConsequenceSet).AndIf(earlier, Consequence.StopGained).AndIf(had >= 0 && has < 0, Consequence.StopLost);
    }

    private static ConsequenceSet Substitution(ConsequenceSet terms, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
        => before.SequenceEqual(after)
            ? terms.AndIf(terms.IsEmpty, Consequence.SynonymousVariant)
            : terms.AndIf(!terms.Has(Consequence.StopGained) && !terms.Has(Consequence.StopLost), Consequence.MissenseVariant);

    private static ConsequenceSet Indel(ConsequenceSet terms, int growth, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after, TranscriptEffect effect)
    {
        // What follows a new stop is not translated, so it cannot tell an insertion from something else.
        var stop = after.IndexOf((byte)'*');
        var read = stop < 0 ? after : after[..(stop + 1)];
        var plain = growth < 0 ? IsPlainDeletion(effect) : read.StartsWith(before) || read.EndsWith(before);
        if (!plain && (before is [(byte)'*', ..] || after is [(byte)'*', ..]))
        {
            return terms;
        }

        // VEP names what also changes a neighbouring residue by that alone; by its definition it is the other, too.
        return terms.And(growth < 0 ? Consequence.InframeDeletion : Consequence.InframeInsertion).AndIf(!plain, Consequence.ProteinAlteringVariant);
    }

    // Whether whole codons go and the others stay, wherever the deletion is written.
    private static bool IsPlainDeletion(TranscriptEffect effect)
    {
        ReadOnlySpan<byte> before = effect.CodonsBefore.Written, after = effect.CodonsAfter.Written;
        var head = 0;
        while (head < after.Length && (before[head] | 0x20) == (after[head] | 0x20))
        {
            head++;
        }

        var tail = 0;
        while (tail < after.Length - head && (before[^(tail + 1)] | 0x20) == (after[^(tail + 1)] | 0x20))
        {
            tail++;
        }

        return head + tail == after.Length;
    }
}
