namespace GasOrleans.Archive;

/// <summary>The tiers, as AWS spells them; they are stored with jobs.</summary>
internal static class RetrievalTier
{
    public const string Expedited = "Expedited";

    public const string Standard = "Standard";

    public const string Bulk = "Bulk";

    /// <summary>A retrieval that was found under way: S3 does not say which tier it has.</summary>
    public const string Unknown = "Unknown";
}
