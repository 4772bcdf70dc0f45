using GasOrleans.Aws.Tests;
using Orleans.Storage;

namespace Orleans.Aws.Tests.Storage;

public sealed class ClearTests(TestCloud cloud)
{
    private readonly GrainId grain = GrainId.Create("tally", Guid.NewGuid().ToString("N"));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_cleared_state_is_a_new_one_and_can_be_written_again(bool delete)
    {
        using var storage = await StartAsync(delete);
        var state = await WrittenAsync(storage);
        await storage.ClearAsync(grain, state);
        Assert.Equal((0, false), (state.State!.Count, state.RecordExists));
        Assert.False((await storage.ReadAsync<Tally>(grain)).RecordExists);
        state.State.Count = 8;
        await storage.WriteAsync(grain, state);
        Assert.Equal(8, (await storage.ReadAsync<Tally>(grain)).State!.Count);
    }

    [Fact]
    public async Task Clearing_empties_the_item_and_keeps_its_ETag_growing()
    {
        using var storage = await StartAsync(delete: false);
        var state = await WrittenAsync(storage);
        await storage.ClearAsync(grain, state);
        var item = await storage.ItemAsync(grain);
        Assert.True(item!["GrainState"].NULL);
        Assert.Equal(("1", "1"), (item["ETag"].N, state.ETag));
    }

    [Fact]
    public async Task Clearing_deletes_the_item_where_configured()
    {
        using var storage = await StartAsync(delete: true);
        var state = await WrittenAsync(storage);
        await storage.ClearAsync(grain, state);
        Assert.Null(state.ETag);
        Assert.True(await storage.ItemAsync(grain) is null or { Count: 0 });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Clearing_a_newer_state_conflicts(bool delete)
    {
        using var storage = await StartAsync(delete);
        var state = await WrittenAsync(storage);
        await storage.WriteAsync(grain, new GrainState<Tally>(new Tally { Count = 9 }, state.ETag));
        var error = await Assert.ThrowsAsync<InconsistentStateException>(() => storage.ClearAsync(grain, state));
        Assert.Equal(("1", "0"), (error.StoredEtag, error.CurrentEtag));
        Assert.Equal(9, (await storage.ReadAsync<Tally>(grain)).State!.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Clearing_what_was_never_written_is_no_error(bool delete)
    {
        using var storage = await StartAsync(delete);
        await storage.ClearAsync(grain, await storage.ReadAsync<Tally>(grain));
        Assert.False((await storage.ReadAsync<Tally>(grain)).RecordExists);
    }

    private Task<StorageUnderTest> StartAsync(bool delete)
        => StorageUnderTest.StartAsync(cloud.DynamoDb, TestCloud.NewName(), o => o.DeleteStateOnClear = delete);

    private async Task<GrainState<Tally>> WrittenAsync(StorageUnderTest storage)
    {
        var state = new GrainState<Tally>(new Tally { Count = 7 });
        await storage.WriteAsync(grain, state);
        return state;
    }
}
