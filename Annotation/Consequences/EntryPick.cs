using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Consequences;

/// <summary>
/// Which of an allele's entries to pick when only one is wanted, in VEP's order: what the annotation prefers among
/// transcripts, then the most severe consequence, then the longest transcript, then the first.
/// </summary>
internal sealed class EntryPick
{
    private (int Preference, Consequence Severest, int Length) best;

    /// <summary>Where the entry is marked that is picked.</summary>
    public int End { get; private set; }

    /// <summary>The transcript of the entry that is picked, by row.</summary>
    public int Number { get; private set; }

    /// <summary>Its consequences.</summary>
    public ConsequenceSet Terms { get; private set; }

    /// <summary>Where it has the allele.</summary>
    public Located Located { get; private set; }

    public void Forget() => End = 0;

    public void Weigh(int number, in TranscriptRow row, ConsequenceSet terms, Located located, int end)
    {
        var own = (row.Preference, terms.MostSevere, -row.Length);
        if (End == 0 || own.CompareTo(best) < 0)
        {
            (best, End, Number, Terms, Located) = (own, end, number, terms, located);
        }
    }
}
