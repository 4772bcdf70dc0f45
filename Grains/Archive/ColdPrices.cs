using GasOrleans.Jobs;
using Microsoft.Extensions.Options;

namespace GasOrleans.Archive;

/// <summary>What the configured cold storage costs, and how long its tiers take: arithmetic, no calls.</summary>
internal sealed class ColdPrices(IOptions<ArchiveOptions> archive)
{
    private const decimal GB = 1L << 30;
    private const decimal DaysOfMonth = 30;
    private readonly ArchiveOptions options = archive.Value;

    /// <summary>The tiers that can be had here, fastest first.</summary>
    public IReadOnlyList<string> Tiers => IsDeep
        ? [RetrievalTier.Standard, RetrievalTier.Bulk]
        : [RetrievalTier.Expedited, RetrievalTier.Standard, RetrievalTier.Bulk];

    private bool IsDeep => options is { Provider: ArchiveProvider.StorageClass, StorageClass: "DEEP_ARCHIVE" };

    private ClassPrices Class => IsDeep ? options.Prices.DeepArchive : options.Prices.Glacier;

    /// <summary>How long a tier takes here.</summary>
    public TierTimes Times(string tier) => TierTimes.Of(IsDeep, tier);

    /// <summary>What one retrieval costs, in US dollars; <see langword="null"/> for a tier that cannot be had or is not known.</summary>
    public decimal? RestoreCost(string tier, long bytes) => Retrieval(tier) is { } price
        ? (bytes / GB * price.Gb) + (price.ThousandRequests / 1000)
        : null;

    /// <summary>What the way back costs, in US dollars, when the archive is deleted at this age because its result is back.</summary>
    public decimal? WayBackCost(string tier, long bytes, TimeSpan age) => RestoreCost(tier, bytes) + EarlyDeletionCost(bytes, age);

    /// <summary>What the way back costs by each tier, for an archive of this size and age.</summary>
    public IReadOnlyList<RestorePrice> WaysBack(long bytes, TimeSpan age) =>
    [
        .. from tier in Tiers
           let times = Times(tier)
           let cost = WayBackCost(tier, bytes, age)
           where cost is not null
           select new RestorePrice(tier, cost.Value, times.Shortest, times.Longest, options.Prices.Region, options.Prices.AsOf)
           {
               RestOfMinimum = EarlyDeletionCost(bytes, age),
               MinimumDays = Class.MinimumDays,
           },
    ];

    /// <summary>What is billed for the rest of the minimum when an archive of this age is deleted, in US dollars.</summary>
    public decimal EarlyDeletionCost(long bytes, TimeSpan age)
    {
        var left = Math.Max(0, Class.MinimumDays - (decimal)age.TotalDays);
        return bytes / GB * Class.StorageGbMonth * left / DaysOfMonth;
    }

    private RetrievalPrices? Retrieval(string tier) => tier switch
    {
        RetrievalTier.Expedited when !IsDeep => Class.Expedited,
        RetrievalTier.Standard => Class.Standard,
        RetrievalTier.Bulk => Class.Bulk,
        _ => null,
    };
}
