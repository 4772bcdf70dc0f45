using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Consequences;

/// <summary>Calls what happens to a transcript: base by base where that is told, else by its ends.</summary>
internal sealed class LargeCaller(TranscriptCaller caller)
{
    /// <summary>Fills <paramref name="effect"/>; false when the transcript is left as it is.</summary>
    public bool Call(in TranscriptView view, NormalAllele place, LargeEvent what, TranscriptEffect effect)
    {
        ref readonly var row = ref view.Row;
        var whole = place.Start <= row.Start && place.End >= row.End;
        if (what.IsNamed())
        {
            caller.Call(view, place, effect);
            effect.Terms = effect.Terms.AndIf(what == LargeEvent.Deletion && !whole && !effect.Exons.IsEmpty, Consequence.FeatureTruncation);
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
