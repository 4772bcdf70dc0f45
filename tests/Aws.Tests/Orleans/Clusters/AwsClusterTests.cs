using Amazon.DynamoDBv2.Model;
using GasOrleans.Aws.Tests;
using Orleans.Storage;

namespace Orleans.Aws.Tests.Clusters;

public sealed class AwsClusterTests(TestCloud cloud)
{
    [Fact]
    public async Task A_state_that_could_not_be_written_does_not_stay_in_memory()
    {
        await using var cluster = await NewCluster().StartAsync(1);
        var keeper = cluster.Client.GetGrain<IKeeper>("k");
        await keeper.AddAsync(7);
        var error = await Assert.ThrowsAsync<InconsistentStateException>(() => keeper.FillAsync(450));
        Assert.Contains("409600", error.Message, StringComparison.Ordinal);
        Assert.Equal(7, await keeper.CountAsync());
    }

    [Fact]
    public async Task A_reminder_ticks_and_is_gone_when_unregistered()
    {
        await using var cluster = await NewCluster().StartAsync(1);
        var keeper = cluster.Client.GetGrain<IKeeper>("k");
        await keeper.RemindAsync();
        // A reminder whose first time passed before it was written ticks a period later.
        await Eventually.HoldsAsync(async () => await keeper.CountAsync() == 1, TimeSpan.FromSeconds(90));
        await Eventually.HoldsAsync(async () => (await cloud.DynamoDb.ScanAsync(new ScanRequest(cluster.Name + "-reminders"))).Items is null or { Count: 0 });
    }

    private AwsCluster NewCluster()
    {
        AwsCluster? cluster = null;
        return cluster = new AwsCluster(cloud, silo => silo
            .AddDynamoDBGrainStorageAsDefault(o => o.TableName = cluster!.Name + "-state")
            .UseDynamoDBReminderService(o => o.TableName = cluster!.Name + "-reminders"));
    }
}
