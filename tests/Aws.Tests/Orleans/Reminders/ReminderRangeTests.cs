using System.Globalization;
using Amazon.DynamoDBv2.Model;
using GasOrleans.Aws.Tests;

namespace Orleans.Aws.Tests.Reminders;

public sealed class ReminderRangeTests(TestCloud cloud)
{
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_range_is_open_at_its_begin_and_closed_at_its_end_and_goes_over_the_top()
    {
        using var reminders = await RemindersUnderTest.StartAsync(cloud.DynamoDb, TestCloud.NewName());
        var grains = Enumerable.Range(0, 3).Select(_ => RemindersUnderTest.NewGrain()).OrderBy(g => g.GetUniformHashCode()).ToArray();
        var hash = grains.Select(g => g.GetUniformHashCode()).ToArray();
        for (var i = 0; i < grains.Length; i++)
        {
            await reminders.Table.UpsertRow(RemindersUnderTest.Entry(grains[i], i.ToString(CultureInfo.InvariantCulture)), ct);
        }

        Assert.Equal(["1"], await reminders.NamesAsync(hash[0], hash[1]));
        Assert.Equal(["1", "2"], await reminders.NamesAsync(hash[0], hash[2]));
        Assert.Equal(["0", "2"], await reminders.NamesAsync(hash[1], hash[0]));
        Assert.Equal(["0", "1", "2"], await reminders.NamesAsync(hash[1], hash[1]));
        Assert.Equal(["0", "1", "2"], await reminders.NamesAsync(0, 0));
        Assert.Equal(["0", "1", "2"], await reminders.NamesAsync(uint.MaxValue, uint.MaxValue));
        Assert.Equal([], await reminders.NamesAsync(hash[2], uint.MaxValue));
        Assert.Equal(["0"], await reminders.NamesAsync(uint.MaxValue, hash[0]));
    }

    [Fact]
    public async Task Ten_thousand_reminders_are_listed_page_by_page_once_each_without_a_scan()
    {
        var faults = new Faults();
        using var client = faults.DynamoDB(cloud.DynamoDb);
        using var reminders = await RemindersUnderTest.StartAsync(client, TestCloud.NewName());
        await SeedAsync(reminders.Name, 10_000);
        var halves = await Task.WhenAll(reminders.NamesAsync(0, int.MaxValue), reminders.NamesAsync(int.MaxValue, 0));
        Assert.Equal(10_000, halves.SelectMany(h => h).Distinct().Count());
        Assert.Equal(10_000, halves.Sum(h => h.Count));
        Assert.All(halves, h => Assert.InRange(h.Count, 4_000, 6_000));
        Assert.True(faults.Seen.Count(o => o.EndsWith(".Query", StringComparison.Ordinal)) > 3);
        Assert.DoesNotContain(faults.Seen, o => o.EndsWith(".Scan", StringComparison.Ordinal));
    }

    private async Task SeedAsync(string table, int count)
    {
        var items = Enumerable.Range(0, count).Select(i => RemindersUnderTest.Official(RemindersUnderTest.NewGrain(), $"{i:00000}{new string('x', 200)}"));
        await Parallel.ForEachAsync(items.Chunk(25), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = ct }, async (batch, token) =>
        {
            var writes = batch.Select(i => new WriteRequest(new PutRequest(i))).ToList();
            var response = await cloud.DynamoDb.BatchWriteItemAsync(new BatchWriteItemRequest(new Dictionary<string, List<WriteRequest>> { [table] = writes }), token);
            Assert.True(response.UnprocessedItems is null or { Count: 0 });
        });
    }
}
