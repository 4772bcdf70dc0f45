using GasOrleans.Archive;
using Microsoft.Extensions.Options;

namespace GasOrleans.Aws.Tests.Cold;

public sealed class ColdPricesTests
{
    private const long GB = 1L << 30;

    private static ColdPrices Glacier => new(Options.Create(new ArchiveOptions()));

    private static ColdPrices Deep => new(Options.Create(new ArchiveOptions { StorageClass = "DEEP_ARCHIVE" }));

    [Fact]
    public void A_restore_costs_by_tier_and_size()
    {
        Assert.Equal(0.07m, Glacier.RestoreCost("Expedited", 2 * GB));
        Assert.Equal(0.02005m, Glacier.RestoreCost("Standard", 2 * GB));
        Assert.Equal(0m, Glacier.RestoreCost("Bulk", 2 * GB));
        Assert.Null(Deep.RestoreCost("Expedited", 2 * GB));
        Assert.Equal(0.0401m, Deep.RestoreCost("Standard", 2 * GB));
    }

    [Fact]
    public void What_is_deleted_early_is_billed_to_the_minimum()
    {
        Assert.Equal(2 * 0.0108m, Glacier.EarlyDeletionCost(2 * GB, TimeSpan.Zero));
        Assert.Equal(0.0036m, Glacier.EarlyDeletionCost(GB, TimeSpan.FromDays(60)));
        Assert.Equal(0m, Glacier.EarlyDeletionCost(GB, TimeSpan.FromDays(91)));
        Assert.Equal(6 * 0.00099m, Deep.EarlyDeletionCost(GB, TimeSpan.Zero));
    }

    [Fact]
    public void A_way_back_costs_the_retrieval_and_the_rest_of_the_minimum()
    {
        Assert.Equal(0.0772m, Glacier.WayBackCost("Expedited", 2 * GB, TimeSpan.FromDays(60)));
        Assert.Equal(0.07m, Glacier.WayBackCost("Expedited", 2 * GB, TimeSpan.FromDays(91)));
        Assert.Null(Deep.WayBackCost("Expedited", 2 * GB, TimeSpan.Zero));
        var standard = Assert.Single(Glacier.WaysBack(2 * GB, TimeSpan.Zero), price => price.Tier == "Standard");
        Assert.Equal((0.04165m, 0.0216m, 90), (standard.Dollars, standard.RestOfMinimum, standard.MinimumDays));
        Assert.All(Deep.WaysBack(GB, TimeSpan.Zero), price => Assert.Equal((6 * 0.00099m, 180), (price.RestOfMinimum, price.MinimumDays)));
    }

    [Fact]
    public void Tiers_take_the_time_that_aws_says()
    {
        Assert.Equal(["Expedited", "Standard", "Bulk"], Glacier.Tiers);
        Assert.Equal(["Standard", "Bulk"], Deep.Tiers);
        Assert.Equal(TimeSpan.FromHours(12), Glacier.Times("Bulk").Longest);
        Assert.Equal(TimeSpan.FromHours(12), Deep.Times("Standard").Longest);
        Assert.Equal(TimeSpan.FromHours(48), Deep.Times("Bulk").Longest);
    }

    [Fact]
    public void What_cannot_be_is_refused_by_name()
    {
        var wrong = new ArchiveOptions { StorageClass = "GLACIER_IR", Prefix = "no-slash", RestoredFor = 0, RetrievalTopic = "topic" };
        var failures = new ArchiveOptionsValidator().Validate(null, wrong).Failures!.ToList();
        Assert.Equal(4, failures.Count);
        Assert.All(["StorageClass", "Prefix", "RestoredFor", "RetrievalTopic"], field => Assert.Contains(failures, failure => failure.Contains(field, StringComparison.Ordinal)));
    }
}
