namespace GasOrleans.Annotation.Consequences;

/// <summary>What was found for one ALT allele.</summary>
/// <param name="Located">Where it lies, over all transcripts.</param>
/// <param name="Known">Whether the bundle's known variants have it.</param>
/// <param name="MostSevere">Its most severe consequence.</param>
/// <param name="Impact">The impact of that consequence.</param>
public readonly record struct AlleleCall(Located Located, bool Known, Consequence MostSevere, Impact Impact)
{
    /// <summary>Nothing: the allele cannot be called.</summary>
    internal static AlleleCall None => new(Located.None, Known: false, Consequence.None, Impact.Modifier);
}
