namespace GasOrleans.Archive;

/// <summary>
/// How long retrievals take, as AWS says (https://docs.aws.amazon.com/AmazonS3/latest/userguide/restoring-objects-retrieval-options.html;
/// a vault's tiers are GLACIER's).
/// </summary>
/// <param name="Shortest">The lower end.</param>
/// <param name="Longest">The upper end: when it should have ended.</param>
internal sealed record TierTimes(TimeSpan Shortest, TimeSpan Longest)
{
    /// <summary>Of a tier of a class; a tier that is not known is taken for the class' slowest of those asked for here.</summary>
    public static TierTimes Of(bool deepArchive, string tier) => (deepArchive, tier) switch
    {
        (false, RetrievalTier.Expedited) => new(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)),
        (false, RetrievalTier.Bulk) => new(TimeSpan.FromHours(5), TimeSpan.FromHours(12)),
        (false, _) => new(TimeSpan.FromHours(3), TimeSpan.FromHours(5)),
        (true, RetrievalTier.Bulk) => new(TimeSpan.FromHours(12), TimeSpan.FromHours(48)),
        (true, _) => new(TimeSpan.FromHours(3), TimeSpan.FromHours(12)),
    };
}
