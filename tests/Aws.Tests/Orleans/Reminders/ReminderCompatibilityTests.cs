using System.Globalization;
using Amazon.DynamoDBv2.Model;
using GasOrleans.Aws.Tests;

namespace Orleans.Aws.Tests.Reminders;

public sealed class ReminderCompatibilityTests(TestCloud cloud)
{
    private readonly GrainId grain = RemindersUnderTest.NewGrain();
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("3/4/2026 5:06:07 AM")]
    [InlineData("03/04/2026 05:06:07")]
    [InlineData("2026-03-04T05:06:07.0000000")]
    [InlineData("2026-03-04T05:06:07.0000000Z")]
    public async Task What_the_official_provider_wrote_is_read_as_UTC(string start)
    {
        using var reminders = await StartAsync();
        await cloud.DynamoDb.PutItemAsync(reminders.Name, RemindersUnderTest.Official(grain, "wake", start), ct);
        var entry = Assert.Single((await reminders.Table.ReadRows(grain, ct)).Reminders);
        Assert.Equal(new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc), entry.StartAt);
        Assert.True(await reminders.Table.RemoveRow(grain, "wake", entry.ETag!, ct));
    }

    [Fact]
    public async Task What_is_written_has_the_official_schema_and_a_start_that_every_culture_reads()
    {
        using var reminders = await StartAsync();
        await reminders.Table.UpsertRow(RemindersUnderTest.Entry(grain), ct);
        var key = new Dictionary<string, AttributeValue> { ["ReminderId"] = new($"service_{grain}_wake"), ["GrainHash"] = new() { N = $"{grain.GetUniformHashCode()}" } };
        var item = (await cloud.DynamoDb.GetItemAsync(reminders.Name, key, ct)).Item;
        Assert.Equal(RemindersUnderTest.Official(grain, "wake").Keys.Order(), item.Keys.Order());
        Assert.Equal("2026-03-04T05:06:07.1234567", item["StartTime"].S);
        Assert.Equal(RemindersUnderTest.Entry(grain).StartAt, DateTime.Parse(item["StartTime"].S, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("M/d/yyyy", "dd.MM.yyyy")]
    [InlineData("dd.MM.yyyy", "M/d/yyyy")]
    [InlineData("dd/MM/yyyy", "yyyy-M-d")]
    public async Task What_a_host_of_one_culture_writes_a_host_of_another_reads(string writes, string reads)
    {
        using var reminders = await StartAsync();
        CultureInfo.CurrentCulture = Culture(writes);
        await reminders.Table.UpsertRow(RemindersUnderTest.Entry(grain), ct);
        CultureInfo.CurrentCulture = Culture(reads);
        var read = await reminders.Table.ReadRow(grain, "wake", ct);
        Assert.Equal((RemindersUnderTest.Entry(grain).StartAt, RemindersUnderTest.Entry(grain).Period), (read!.StartAt, read.Period));
    }

    [Fact]
    public async Task A_reminder_that_cannot_be_read_does_not_hide_the_others()
    {
        using var reminders = await StartAsync();
        await cloud.DynamoDb.PutItemAsync(reminders.Name, RemindersUnderTest.Official(grain, "broken", "soon"), ct);
        await reminders.Table.UpsertRow(RemindersUnderTest.Entry(grain), ct);
        Assert.Equal(["wake"], await reminders.NamesAsync(0, 0));
        Assert.Null(await reminders.Table.ReadRow(grain, "broken", ct));
    }

    /// <summary>A culture that writes dates so; those of the machine are not there in invariant mode.</summary>
    private static CultureInfo Culture(string date)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.DateTimeFormat.ShortDatePattern = date;
        return culture;
    }

    private Task<RemindersUnderTest> StartAsync() => RemindersUnderTest.StartAsync(cloud.DynamoDb, TestCloud.NewName());
}
