using GasOrleans.Aws.Tests;

namespace Orleans.Aws.Tests.Clustering;

public sealed class MembershipTableTests(TestCloud cloud)
{
    private readonly MembershipEntry entry = MembershipUnderTest.NewEntry();

    [Fact]
    public async Task A_new_cluster_is_empty_and_at_version_zero()
    {
        using var membership = await StartAsync();
        var data = await membership.ReadAsync();
        Assert.Empty(data.Members);
        Assert.Equal(new TableVersion(0, "0"), data.Version);
    }

    [Fact]
    public async Task What_was_inserted_is_read()
    {
        using var membership = await StartAsync();
        entry.AddSuspector(MembershipUnderTest.NewEntry().SiloAddress, entry.StartTime.AddSeconds(1));
        entry.AddSuspector(MembershipUnderTest.NewEntry().SiloAddress, entry.StartTime.AddSeconds(2));
        Assert.True(await membership.InsertAsync(entry));
        foreach (var data in new[] { await membership.ReadAsync(), await membership.ReadAsync(entry.SiloAddress) })
        {
            var read = Assert.Single(data.Members).Item1;
            Assert.Equal(entry.ToFullString(), read.ToFullString());
            Assert.Equal((entry.HostName, entry.SiloName, entry.ProxyPort), (read.HostName, read.SiloName, read.ProxyPort));
            Assert.Equal((entry.StartTime, entry.IAmAliveTime), (read.StartTime, read.IAmAliveTime));
            Assert.Equal(entry.SuspectTimes, read.SuspectTimes);
            Assert.Equal(1, data.Version.Version);
        }
    }

    [Fact]
    public async Task A_silo_that_is_not_there_is_read_with_the_version_alone()
    {
        using var membership = await StartAsync();
        await membership.InsertAsync(entry);
        var data = await membership.ReadAsync(MembershipUnderTest.NewEntry().SiloAddress);
        Assert.Empty(data.Members);
        Assert.Equal(1, data.Version.Version);
    }

    [Fact]
    public async Task A_silo_is_inserted_once()
    {
        using var membership = await StartAsync();
        Assert.True(await membership.InsertAsync(entry));
        Assert.False(await membership.InsertAsync(entry));
        Assert.Equal(1, (await membership.ReadAsync()).Version.Version);
    }

    [Fact]
    public async Task With_a_stale_version_nothing_is_inserted_and_nothing_updated()
    {
        using var membership = await StartAsync();
        var stale = (await membership.ReadAsync()).Version;
        await membership.InsertAsync(entry);
        Assert.False(await membership.Table.InsertRowAsync(MembershipUnderTest.NewEntry(), stale.Next(), MembershipUnderTest.Ct));
        entry.Status = SiloStatus.Active;
        Assert.False(await membership.Table.UpdateRowAsync(entry, "0", stale.Next(), MembershipUnderTest.Ct));
        var data = await membership.ReadAsync();
        Assert.Equal(SiloStatus.Joining, Assert.Single(data.Members).Item1.Status);
        Assert.Equal(1, data.Version.Version);
    }

    [Fact]
    public async Task With_a_stale_row_nothing_is_updated_and_the_version_stays()
    {
        using var membership = await StartAsync();
        await membership.InsertAsync(entry);
        await membership.UpdateAsync(entry);
        var version = (await membership.ReadAsync()).Version;
        Assert.False(await membership.Table.UpdateRowAsync(entry, "0", version.Next(), MembershipUnderTest.Ct));
        Assert.Equal(version, (await membership.ReadAsync()).Version);
    }

    [Fact]
    public async Task A_silo_that_is_not_there_cannot_be_updated()
    {
        using var membership = await StartAsync();
        Assert.False(await membership.Table.UpdateRowAsync(entry, "0", (await membership.ReadAsync()).Version.Next(), MembershipUnderTest.Ct));
        Assert.Equal(0, (await membership.ReadAsync()).Version.Version);
    }

    [Fact]
    public async Task Withdrawn_suspicions_are_gone()
    {
        using var membership = await StartAsync();
        entry.AddSuspector(MembershipUnderTest.NewEntry().SiloAddress, entry.StartTime);
        await membership.InsertAsync(entry);
        entry.SuspectTimes = null;
        Assert.True(await membership.UpdateAsync(entry));
        Assert.Empty((await membership.EntryAsync(entry.SiloAddress)).SuspectTimes!);
    }

    [Fact]
    public async Task Silos_that_join_at_once_all_join_and_each_takes_a_version()
    {
        using var membership = await StartAsync();
        var entries = Enumerable.Range(0, 8).Select(_ => MembershipUnderTest.NewEntry()).ToList();
        await Task.WhenAll(entries.Select(async e =>
        {
            while (!await membership.InsertAsync(e))
            {
                MembershipUnderTest.Ct.ThrowIfCancellationRequested();
            }

            e.Status = SiloStatus.Active;
            while (!await membership.UpdateAsync(e))
            {
                MembershipUnderTest.Ct.ThrowIfCancellationRequested();
            }
        }));
        var data = await membership.ReadAsync();
        Assert.Equal(entries.Select(e => e.SiloAddress).Order(), data.Members.Select(m => m.Item1.SiloAddress).Order());
        Assert.All(data.Members, m => Assert.Equal(SiloStatus.Active, m.Item1.Status));
        Assert.Equal(16, data.Version.Version);
    }

    [Fact]
    public async Task Clusters_that_share_a_table_do_not_see_each_other_and_are_deleted_alone()
    {
        using var ours = await StartAsync();
        using var theirs = await MembershipUnderTest.StartAsync(cloud.DynamoDb, ours.Name, "other");
        for (var i = 0; i < 30; i++)
        {
            await ours.InsertAsync(MembershipUnderTest.NewEntry());
        }

        await theirs.InsertAsync(entry);
        await ours.Table.DeleteMembershipTableEntriesAsync("cluster", MembershipUnderTest.Ct);
        Assert.Empty((await ours.ReadAsync()).Members);
        Assert.Equal(entry.SiloAddress, Assert.Single((await theirs.ReadAsync()).Members).Item1.SiloAddress);
    }

    private Task<MembershipUnderTest> StartAsync() => MembershipUnderTest.StartAsync(cloud.DynamoDb, TestCloud.NewName());
}
