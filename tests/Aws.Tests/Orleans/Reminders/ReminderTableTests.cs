using GasOrleans.Aws.Tests;
using Microsoft.Extensions.Time.Testing;

namespace Orleans.Aws.Tests.Reminders;

public sealed class ReminderTableTests(TestCloud cloud)
{
    private readonly GrainId grain = RemindersUnderTest.NewGrain();
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_written_is_read_to_the_tick()
    {
        using var reminders = await StartAsync();
        var entry = RemindersUnderTest.Entry(grain);
        var etag = await reminders.Table.UpsertRow(entry, ct);
        var read = await reminders.Table.ReadRow(grain, "wake", ct);
        Assert.Equal((grain, "wake", entry.StartAt, entry.Period, etag), (read!.GrainId, read.ReminderName, read.StartAt, read.Period, read.ETag));
        Assert.Equal(DateTimeKind.Utc, read.StartAt.Kind);
    }

    [Fact]
    public async Task A_reminder_never_written_is_null()
    {
        using var reminders = await StartAsync();
        Assert.Null(await reminders.Table.ReadRow(grain, "wake", ct));
        Assert.False(await reminders.Table.RemoveRow(grain, "wake", "1", ct));
    }

    [Fact]
    public async Task Writing_again_replaces_it_under_a_new_ETag()
    {
        using var reminders = await StartAsync();
        var first = await reminders.Table.UpsertRow(RemindersUnderTest.Entry(grain), ct);
        var entry = RemindersUnderTest.Entry(grain);
        entry.Period = TimeSpan.FromDays(2);
        var second = await reminders.Table.UpsertRow(entry, ct);
        Assert.NotEqual(first, second);
        Assert.Equal(TimeSpan.FromDays(2), Assert.Single((await reminders.Table.ReadRows(grain, ct)).Reminders).Period);
    }

    [Fact]
    public async Task A_write_that_was_long_on_its_way_does_not_replace_a_newer_one()
    {
        var faults = new Faults();
        using var slowClient = faults.DynamoDB(cloud.DynamoDb);
        using var reminders = await StartAsync();
        using var slow = await RemindersUnderTest.StartAsync(slowClient, reminders.Name);
        var onItsWay = faults.HoldNext("PutItem");
        var older = slow.Table.UpsertRow(RemindersUnderTest.Entry(grain), ct);
        await onItsWay.Reached.WaitAsync(ct);
        var entry = RemindersUnderTest.Entry(grain);
        entry.Period = TimeSpan.FromDays(2);
        var newer = await reminders.Table.UpsertRow(entry, ct);
        onItsWay.Release();
        Assert.Null(await older);
        var read = await reminders.Table.ReadRow(grain, "wake", ct);
        Assert.Equal((newer, TimeSpan.FromDays(2)), (read!.ETag, read.Period));
    }

    [Fact]
    public async Task What_a_silo_wrote_whose_clock_is_ahead_is_replaced_at_once()
    {
        using var reminders = await StartAsync();
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(1));
        using var ahead = await RemindersUnderTest.StartAsync(cloud.DynamoDb, reminders.Name, time: clock);
        var theirs = await ahead.Table.UpsertRow(RemindersUnderTest.Entry(grain), ct);
        var ours = await reminders.Table.UpsertRow(RemindersUnderTest.Entry(grain), ct);
        Assert.NotNull(ours);
        Assert.NotEqual(theirs, ours);
        Assert.Equal(ours, (await reminders.Table.ReadRow(grain, "wake", ct))!.ETag);
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_and_that_is_sent_again_succeeds()
    {
        var faults = new Faults();
        using var client = faults.DynamoDB(cloud.DynamoDb, retries: 2);
        using var reminders = await StartAsync();
        using var table = await RemindersUnderTest.StartAsync(client, reminders.Name);
        faults.LoseNext("PutItem");
        var etag = await table.Table.UpsertRow(RemindersUnderTest.Entry(grain), ct);
        Assert.Equal(etag, (await reminders.Table.ReadRow(grain, "wake", ct))!.ETag);
        Assert.Equal(2, faults.Seen.Count(o => o.EndsWith(".PutItem", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task It_is_removed_only_by_its_present_ETag()
    {
        using var reminders = await StartAsync();
        var first = await reminders.Table.UpsertRow(RemindersUnderTest.Entry(grain), ct);
        var second = await reminders.Table.UpsertRow(RemindersUnderTest.Entry(grain), ct);
        Assert.False(await reminders.Table.RemoveRow(grain, "wake", first!, ct));
        Assert.True(await reminders.Table.RemoveRow(grain, "wake", second!, ct));
        Assert.Null(await reminders.Table.ReadRow(grain, "wake", ct));
    }

    [Fact]
    public async Task A_grains_reminders_are_all_of_its_and_no_others()
    {
        using var reminders = await StartAsync();
        await reminders.Table.UpsertRow(RemindersUnderTest.Entry(grain, "a"), ct);
        await reminders.Table.UpsertRow(RemindersUnderTest.Entry(grain, "b"), ct);
        await reminders.Table.UpsertRow(RemindersUnderTest.Entry(RemindersUnderTest.NewGrain(), "c"), ct);
        Assert.Equal(["a", "b"], (await reminders.Table.ReadRows(grain, ct)).Reminders.Select(r => r.ReminderName).Order());
    }

    [Fact]
    public async Task Services_that_share_a_table_do_not_see_each_other()
    {
        using var ours = await StartAsync();
        using var theirs = await RemindersUnderTest.StartAsync(cloud.DynamoDb, ours.Name, "other");
        await ours.Table.UpsertRow(RemindersUnderTest.Entry(grain), ct);
        Assert.Null(await theirs.Table.ReadRow(grain, "wake", ct));
        Assert.Empty((await theirs.Table.ReadRows(0, 0, ct)).Reminders);
        await theirs.Table.TestOnlyClearTable(ct);
        Assert.NotNull(await ours.Table.ReadRow(grain, "wake", ct));
    }

    private Task<RemindersUnderTest> StartAsync() => RemindersUnderTest.StartAsync(cloud.DynamoDb, TestCloud.NewName());
}
