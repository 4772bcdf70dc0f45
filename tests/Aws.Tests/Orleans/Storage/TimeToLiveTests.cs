using System.Globalization;
using GasOrleans.Aws.Tests;

namespace Orleans.Aws.Tests.Storage;

public sealed class TimeToLiveTests(TestCloud cloud)
{
    private readonly GrainId grain = GrainId.Create("tally", Guid.NewGuid().ToString("N"));

    [Fact]
    public async Task Each_write_moves_the_expiry_that_DynamoDB_reads()
    {
        using var storage = await StartAsync(TimeSpan.FromHours(1));
        await storage.WriteAsync(grain, new GrainState<Tally>(new Tally()));
        var expiry = long.Parse((await storage.ItemAsync(grain))!["GrainTtl"].N, CultureInfo.InvariantCulture);
        Assert.InRange(expiry - TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(), 3500, 3600);
        var table = await cloud.DynamoDb.DescribeTimeToLiveAsync(storage.Table, TestContext.Current.CancellationToken);
        Assert.Equal("GrainTtl", table.TimeToLiveDescription.AttributeName);
    }

    [Fact]
    public async Task An_expired_state_that_DynamoDB_still_holds_is_gone_and_may_be_written_anew()
    {
        using var brief = await StartAsync(TimeSpan.FromMilliseconds(1));
        await brief.WriteAsync(grain, new GrainState<Tally>(new Tally { Count = 7 }));
        var state = await brief.ReadAsync<Tally>(grain);
        Assert.Equal((0, null, false), (state.State!.Count, state.ETag, state.RecordExists));
        using var lasting = await StorageUnderTest.StartAsync(cloud.DynamoDb, brief.Table);
        await lasting.WriteAsync(grain, new GrainState<Tally>(new Tally { Count = 8 }));
        Assert.Equal(8, (await lasting.ReadAsync<Tally>(grain)).State!.Count);
    }

    private Task<StorageUnderTest> StartAsync(TimeSpan life)
        => StorageUnderTest.StartAsync(cloud.DynamoDb, TestCloud.NewName(), o => o.TimeToLive = life);
}
