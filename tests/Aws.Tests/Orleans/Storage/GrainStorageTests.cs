using System.Globalization;
using System.Text;
using Amazon.DynamoDBv2.Model;
using GasOrleans.Aws.Tests;
using Orleans.Storage;

namespace Orleans.Aws.Tests.Storage;

public sealed class GrainStorageTests(TestCloud cloud)
{
    private readonly GrainId grain = GrainId.Create("tally", Guid.NewGuid().ToString("N"));

    [Fact]
    public async Task A_state_never_written_is_a_new_one_without_record_or_ETag()
    {
        using var storage = await StartAsync();
        var state = await storage.ReadAsync<Tally>(grain);
        Assert.Equal((0, null, false), (state.State!.Count, state.ETag, state.RecordExists));
    }

    [Fact]
    public async Task What_was_written_is_read()
    {
        using var storage = await StartAsync();
        await storage.WriteAsync(grain, new GrainState<Tally>(new Tally { Text = "é", Count = 7 }));
        var state = await storage.ReadAsync<Tally>(grain);
        Assert.Equal(("é", 7, "0", true), (state.State!.Text, state.State.Count, state.ETag, state.RecordExists));
    }

    [Fact]
    public async Task Every_write_takes_the_next_ETag()
    {
        using var storage = await StartAsync();
        var state = new GrainState<Tally>(new Tally());
        for (var i = 0; i < 3; i++)
        {
            await storage.WriteAsync(grain, state);
            Assert.Equal(i.ToString(CultureInfo.InvariantCulture), state.ETag);
        }
    }

    [Fact]
    public async Task The_item_has_the_official_schema()
    {
        using var storage = await StartAsync();
        await storage.WriteAsync(grain, new GrainState<Tally>(new Tally { Count = 7 }));
        var item = await storage.ItemAsync(grain);
        Assert.Equal(["ETag", "GrainReference", "GrainState", "GrainType"], item!.Keys.Order());
        Assert.Contains("\"Count\":7", Encoding.UTF8.GetString(item["GrainState"].B.ToArray()), StringComparison.Ordinal);
        Assert.Equal("0", item["ETag"].N);
    }

    [Fact]
    public async Task A_second_first_write_conflicts_and_says_both_ETags()
    {
        using var storage = await StartAsync();
        await storage.WriteAsync(grain, new GrainState<Tally>(new Tally()));
        var error = await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteAsync(grain, new GrainState<Tally>(new Tally())));
        Assert.Equal(("0", null), (error.StoredEtag, error.CurrentEtag));
        Assert.Contains(grain.ToString(), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_write_over_a_newer_state_conflicts_and_changes_nothing()
    {
        using var storage = await StartAsync();
        var winner = new GrainState<Tally>(new Tally { Count = 1 });
        await storage.WriteAsync(grain, winner);
        var loser = await storage.ReadAsync<Tally>(grain);
        await storage.WriteAsync(grain, winner);
        loser.State!.Count = 99;
        var error = await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteAsync(grain, loser));
        Assert.Equal(("1", "0"), (error.StoredEtag, error.CurrentEtag));
        Assert.Equal("0", loser.ETag);
        Assert.Equal(1, (await storage.ReadAsync<Tally>(grain)).State!.Count);
    }

    [Fact]
    public async Task Of_concurrent_writes_with_one_ETag_exactly_one_wins()
    {
        using var storage = await StartAsync();
        await storage.WriteAsync(grain, new GrainState<Tally>(new Tally()));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(async i =>
        {
            try
            {
                await storage.WriteAsync(grain, new GrainState<Tally>(new Tally { Count = i }, "0"));
                return true;
            }
            catch (InconsistentStateException)
            {
                return false;
            }
        }));
        Assert.Single(outcomes, won => won);
        Assert.Equal("1", (await storage.ReadAsync<Tally>(grain)).ETag);
    }

    [Fact]
    public async Task An_ETag_that_is_none_of_ours_is_refused_and_not_taken_for_zero()
    {
        using var storage = await StartAsync();
        await storage.WriteAsync(grain, new GrainState<Tally>(new Tally { Count = 1 }));
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteAsync(grain, new GrainState<Tally>(new Tally(), "*")));
    }

    [Fact]
    public async Task Null_is_stored_and_read_as_a_new_state_without_record()
    {
        using var storage = await StartAsync();
        await storage.WriteAsync(grain, new GrainState<Tally>(null));
        var state = await storage.ReadAsync<Tally>(grain);
        Assert.NotNull(state.State);
        Assert.Equal(("0", false), (state.ETag, state.RecordExists));
        await storage.WriteAsync(grain, state);
        Assert.True((await storage.ReadAsync<Tally>(grain)).RecordExists);
    }

    [Fact]
    public async Task A_generic_state_and_a_value_are_states_like_others()
    {
        using var storage = await StartAsync();
        await storage.WriteAsync(grain, new GrainState<Box<List<Tally>>>(new Box<List<Tally>> { Content = [new Tally { Count = 3 }] }), "box");
        await storage.WriteAsync(grain, new GrainState<int>(42), "number");
        Assert.Equal(3, Assert.Single((await storage.ReadAsync<Box<List<Tally>>>(grain, "box")).State!.Content!).Count);
        Assert.Equal(42, (await storage.ReadAsync<int>(grain, "number")).State);
    }

    [Fact]
    public async Task Services_that_share_a_table_do_not_see_each_other()
    {
        using var ours = await StartAsync();
        using var theirs = await StorageUnderTest.StartAsync(cloud.DynamoDb, ours.Table, o => o.ServiceId = "other");
        await ours.WriteAsync(grain, new GrainState<Tally>(new Tally { Count = 1 }));
        Assert.False((await theirs.ReadAsync<Tally>(grain)).RecordExists);
    }

    [Fact]
    public async Task Reading_stops_when_it_is_cancelled()
    {
        using var storage = await StartAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => storage.Storage.ReadStateAsync("state", grain, new GrainState<Tally>(), new CancellationToken(true)));
    }

    [Fact]
    public async Task A_write_that_is_cancelled_stores_nothing_and_is_no_failure()
    {
        using var storage = await StartAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => storage.Storage.WriteStateAsync("state", grain, new GrainState<Tally>(new Tally()), new CancellationToken(true)));
        Assert.False((await storage.ReadAsync<Tally>(grain)).RecordExists);
    }

    [Fact]
    public async Task An_ETag_grows_beyond_two_billion()
    {
        using var storage = await StartAsync();
        await storage.WriteAsync(grain, new GrainState<Tally>(new Tally { Count = 1 }));
        var item = await storage.ItemAsync(grain);
        item!["ETag"].N = "2147483647";
        await cloud.DynamoDb.PutItemAsync(storage.Table, item, TestContext.Current.CancellationToken);
        var state = await storage.ReadAsync<Tally>(grain);
        await storage.WriteAsync(grain, state);
        await storage.WriteAsync(grain, state);
        Assert.Equal("2147483649", (await storage.ReadAsync<Tally>(grain)).ETag);
    }

    [Fact]
    public async Task Without_a_service_id_of_its_own_it_has_the_clusters_and_no_empty_one()
    {
        using var storage = await StorageUnderTest.StartAsync(cloud.DynamoDb, TestCloud.NewName(), o => o.ServiceId = "");
        await storage.WriteAsync(grain, new GrainState<Tally>(new Tally()));
        var stored = Assert.Single((await cloud.DynamoDb.ScanAsync(new ScanRequest(storage.Table), TestContext.Current.CancellationToken)).Items);
        Assert.Equal($"default_{grain}", stored["GrainReference"].S);
    }

    [Fact]
    public async Task A_write_is_not_sent_back()
    {
        var faults = new Faults();
        using var client = faults.DynamoDB(cloud.DynamoDb);
        using var storage = await StorageUnderTest.StartAsync(client, TestCloud.NewName());
        var state = new GrainState<Tally>(new Tally { Text = new string('x', 100_000) });
        await storage.WriteAsync(grain, state);
        await storage.WriteAsync(grain, state);
        Assert.InRange(faults.LongestAnswer, 1, 10_000);
    }

    private Task<StorageUnderTest> StartAsync() => StorageUnderTest.StartAsync(cloud.DynamoDb, TestCloud.NewName());
}
