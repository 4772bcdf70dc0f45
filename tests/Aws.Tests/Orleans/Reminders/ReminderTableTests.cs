using GasOrleans.Aws.Tests;

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
