using System.Net;
using Amazon.DynamoDBv2;
using GasOrleans.Aws.Tests;

namespace Orleans.Aws.Tests.Reminders;

public sealed class StaleIndexTests(TestCloud cloud) : IDisposable
{
    private const string Nothing = """{"Items":[],"Count":0,"ScannedCount":0}""";
    private readonly GrainId grain = RemindersUnderTest.NewGrain();
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;
    private readonly Faults faults = new();
    private IAmazonDynamoDB? client;

    public void Dispose() => client?.Dispose();

    [Fact]
    public async Task A_reminder_just_written_is_listed_before_the_index_knows_it()
    {
        using var reminders = await StartAsync();
        await reminders.Table.UpsertRow(RemindersUnderTest.Entry(grain), ct);
        faults.Next("Query", HttpStatusCode.OK, Nothing);
        Assert.Single((await reminders.Table.ReadRows(grain, ct)).Reminders);
        faults.Next("Query", HttpStatusCode.OK, Nothing);
        faults.Next("Query", HttpStatusCode.OK, Nothing);
        Assert.Equal(["wake"], await reminders.NamesAsync(0, 0));
        Assert.Equal([], await reminders.NamesAsync(grain.GetUniformHashCode(), grain.GetUniformHashCode() + 1));
    }

    [Fact]
    public async Task A_reminder_just_removed_is_not_listed_though_the_index_still_has_it()
    {
        using var ours = await StartAsync();
        using var theirs = await RemindersUnderTest.StartAsync(cloud.DynamoDb, ours.Name);
        var etag = await ours.Table.UpsertRow(RemindersUnderTest.Entry(grain), ct);
        await ours.Table.RemoveRow(grain, "wake", etag!, ct);
        await PutBackAsync(ours.Name, etag!);
        Assert.Equal([], await ours.NamesAsync(0, 0));
        Assert.Equal(["wake"], await theirs.NamesAsync(0, 0));
    }

    [Fact]
    public async Task What_another_silo_wrote_later_is_not_hidden_by_what_is_remembered()
    {
        using var ours = await StartAsync();
        using var theirs = await RemindersUnderTest.StartAsync(cloud.DynamoDb, ours.Name);
        var etag = await ours.Table.UpsertRow(RemindersUnderTest.Entry(grain), ct);
        await ours.Table.RemoveRow(grain, "wake", etag!, ct);
        await theirs.Table.UpsertRow(RemindersUnderTest.Entry(grain), ct);
        Assert.Equal(["wake"], await ours.NamesAsync(0, 0));
    }

    private async Task<RemindersUnderTest> StartAsync()
    {
        client = faults.DynamoDB(cloud.DynamoDb);
        return await RemindersUnderTest.StartAsync(client, TestCloud.NewName());
    }

    private async Task PutBackAsync(string table, string etag)
    {
        var item = RemindersUnderTest.Official(grain, "wake");
        item["ETag"].N = etag;
        await cloud.DynamoDb.PutItemAsync(table, item, ct);
    }
}
