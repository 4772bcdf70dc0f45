using GasOrleans.Aws.Tests;

namespace Orleans.Aws.Tests.Clustering;

public sealed class CleanupTests(TestCloud cloud)
{
    private static readonly DateTime Cutoff = new(2026, 11, 23, 0, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(SiloStatus.Dead, true)]
    [InlineData(SiloStatus.Active, false)]
    [InlineData(SiloStatus.Joining, false)]
    [InlineData(SiloStatus.ShuttingDown, false)]
    [InlineData(SiloStatus.Stopping, false)]
    public async Task Only_dead_silos_are_removed(SiloStatus status, bool removed)
        => await AssertAsync(MembershipUnderTest.NewEntry(status, Cutoff.AddDays(-1)), removed);

    [Fact]
    public async Task A_dead_silo_that_showed_itself_lately_stays()
        => await AssertAsync(MembershipUnderTest.NewEntry(SiloStatus.Dead, Cutoff.AddSeconds(1)), removed: false);

    [Fact]
    public async Task A_dead_silo_that_was_suspected_lately_stays()
    {
        var entry = MembershipUnderTest.NewEntry(SiloStatus.Dead, Cutoff.AddDays(-1));
        entry.AddSuspector(MembershipUnderTest.NewEntry().SiloAddress, Cutoff.AddSeconds(1));
        await AssertAsync(entry, removed: false);
    }

    private async Task AssertAsync(MembershipEntry entry, bool removed)
    {
        using var membership = await MembershipUnderTest.StartAsync(cloud.DynamoDb, TestCloud.NewName());
        await membership.InsertAsync(entry);
        var version = (await membership.ReadAsync()).Version;
        await membership.Table.CleanupDefunctSiloEntriesAsync(Cutoff, MembershipUnderTest.Ct);
        var data = await membership.ReadAsync();
        Assert.Equal(removed ? 0 : 1, data.Members.Count);
        Assert.Equal(version, data.Version);
    }
}
