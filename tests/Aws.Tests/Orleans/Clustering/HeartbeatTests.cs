using GasOrleans.Aws.Tests;

namespace Orleans.Aws.Tests.Clustering;

public sealed class HeartbeatTests(TestCloud cloud)
{
    private readonly MembershipEntry entry = MembershipUnderTest.NewEntry();

    [Fact]
    public async Task It_is_stored_and_disturbs_neither_version_nor_ETags()
    {
        using var membership = await StartAsync();
        var before = await membership.ReadAsync();
        await BeatAsync(membership, entry.IAmAliveTime.AddSeconds(5));
        var after = await membership.ReadAsync();
        Assert.Equal(entry.StartTime.AddSeconds(5), Assert.Single(after.Members).Item1.IAmAliveTime);
        Assert.Equal((before.Version, before.Members[0].Item2), (after.Version, after.Members[0].Item2));
        entry.Status = SiloStatus.Active;
        Assert.True(await membership.Table.UpdateRowAsync(entry, before.Members[0].Item2, before.Version.Next(), MembershipUnderTest.Ct));
    }

    [Fact]
    public async Task An_older_one_does_not_take_back_a_newer_one()
    {
        using var membership = await StartAsync();
        await BeatAsync(membership, entry.StartTime.AddSeconds(5));
        await BeatAsync(membership, entry.StartTime.AddSeconds(2));
        Assert.Equal(entry.StartTime.AddSeconds(5), (await membership.EntryAsync(entry.SiloAddress)).IAmAliveTime);
    }

    [Fact]
    public async Task An_update_from_before_it_keeps_it()
    {
        using var membership = await StartAsync();
        await BeatAsync(membership, entry.StartTime.AddSeconds(5));
        entry.IAmAliveTime = entry.StartTime;
        entry.Status = SiloStatus.Dead;
        Assert.True(await membership.UpdateAsync(entry));
        var stored = await membership.EntryAsync(entry.SiloAddress);
        Assert.Equal((SiloStatus.Dead, entry.StartTime.AddSeconds(5)), (stored.Status, stored.IAmAliveTime));
    }

    [Fact]
    public async Task An_update_with_a_newer_one_stores_it()
    {
        using var membership = await StartAsync();
        entry.IAmAliveTime = entry.StartTime.AddSeconds(9);
        Assert.True(await membership.UpdateAsync(entry));
        Assert.Equal(entry.StartTime.AddSeconds(9), (await membership.EntryAsync(entry.SiloAddress)).IAmAliveTime);
    }

    [Fact]
    public async Task Of_a_silo_without_row_it_is_an_error_and_makes_no_row()
    {
        using var membership = await StartAsync();
        var stranger = MembershipUnderTest.NewEntry();
        await Assert.ThrowsAsync<OrleansException>(() => membership.Table.UpdateIAmAliveAsync(stranger, MembershipUnderTest.Ct));
        Assert.Empty((await membership.ReadAsync(stranger.SiloAddress)).Members);
    }

    private async Task<MembershipUnderTest> StartAsync()
    {
        var membership = await MembershipUnderTest.StartAsync(cloud.DynamoDb, TestCloud.NewName());
        Assert.True(await membership.InsertAsync(entry));
        return membership;
    }

    private Task BeatAsync(MembershipUnderTest membership, DateTime at)
    {
        entry.IAmAliveTime = at;
        return membership.Table.UpdateIAmAliveAsync(entry, MembershipUnderTest.Ct);
    }
}
