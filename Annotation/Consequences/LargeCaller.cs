using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Consequences;

/// <summary>Calls what an event of which only the ends are told does to a transcript.</summary>
internal sealed class LargeCaller(TranscriptCaller caller)
{
    /// <summary>Fills <paramref name="effect"/>; false when the transcript is left as it is.</summary>
    public bool Call(in TranscriptView view, NormalAllele place, LargeEvent what, TranscriptEffect effect)
    {
        ref readonly var row = ref view.Row;
        var whole = place.Start <= row.Start && place.End >= row.End;
        if (what == LargeEvent.Deletion)
        {
            // Which bases go is told, so all that follows is known.
            caller.Call(view, place, effect);
            effect.Terms = effect.Terms.AndIf(!whole && !effect.Exons.IsEmpty, Consequence.FeatureTruncation);
            return true;
        }

        if (whole && what == LargeEvent.Inversion)
        {
            return false;
        }

        TranscriptCaller.Place(view, place, effect);
        effect.Terms = effect.Terms
            .AndIf(whole && what == LargeEvent.Duplication, Consequence.TranscriptAmplification)
            .AndIf(!whole && !effect.Exons.IsEmpty && what is LargeEvent.Duplication or LargeEvent.Insertion, Consequence.FeatureElongation)
            .AndIf(what is LargeEvent.Inversion or LargeEvent.Break, Consequence.FeatureTruncation);
        return true;
    }
}
