using System.Diagnostics;
using System.Globalization;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using GasOrleans.Aws.Local;

namespace GasOrleans.Bench.Providers;

/// <summary>Writes of grain state against the bare conditional put of the same item, with the same callers and the same client.</summary>
internal static class StorageWrites
{
    private const int Callers = 32;
    private const int Instant = 500;
    private const double Bar = 0.85;
    private static readonly TimeSpan Span = TimeSpan.FromMilliseconds(500);
    private static readonly string Text = new('x', 1000);

    public static async Task MeasureAsync(LocalCloud cloud)
    {
        using var wire = new ClientWire(cloud);
        using var dynamoDb = wire.DynamoDb();
        using var sqs = wire.Sqs();
        await using var silo = await ProviderSilo.StartAsync(cloud.Ports, dynamoDb, sqs);
        var bare = Enumerable.Range(0, Callers).Select(i => BareWriter(dynamoDb, i)).ToList();
        var ours = Enumerable.Range(0, Callers).Select(i => OurWriter(silo, i)).ToList();
        await Rounds.CompareAsync($"Grain state writes ÷ bare conditional puts, {Callers} callers", Bar, () => RateAsync(bare), () => RateAsync(ours));
        wire.IsInstant = true;
        await Rounds.CostAsync("a write of 1 KB", Callers * Instant, () => RepeatAsync(bare), () => RepeatAsync(ours));
        wire.IsInstant = false;
    }

    private static async Task<Rounds.Ran> RateAsync(List<Func<Task>> writers)
    {
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(writers.Select(async write =>
        {
            var count = 0;
            for (; clock.Elapsed < Span; count++)
            {
                await write();
            }

            return count;
        }));
        return new(counts.Sum(), clock.Elapsed);
    }

    private static Task RepeatAsync(List<Func<Task>> writers) => Task.WhenAll(writers.Select(write => Task.Run(async () =>
    {
        for (var i = 0; i < Instant; i++)
        {
            await write();
        }
    })));

    private static Func<Task> OurWriter(ProviderSilo silo, int number)
    {
        var state = new GrainState<Written>(new Written(Text));
        var grain = GrainId.Create("bench", FormattableString.Invariant($"ours-{number}"));
        return () => silo.Storage.WriteStateAsync("state", grain, state);
    }

    private static Func<Task> BareWriter(AmazonDynamoDBClient client, int number)
    {
        var data = Encoding.UTF8.GetBytes($$"""{"$id":"1","$type":"{{typeof(Written).FullName}}, GasOrleans.Bench","Text":"{{Text}}"}""");
        var next = 0;
        return () => client.PutItemAsync(new PutItemRequest
        {
            TableName = ProviderSilo.Table,
            Item = new Dictionary<string, AttributeValue>
            {
                ["GrainReference"] = new(FormattableString.Invariant($"bench_bench/bare-{number}")),
                ["GrainType"] = new("state"),
                ["GrainState"] = new() { B = new MemoryStream(data) },
                ["ETag"] = Number(next),
            },
            ConditionExpression = next == 0 ? "attribute_not_exists(GrainReference) OR ETag = :etag" : "ETag = :etag",
            ExpressionAttributeValues = new Dictionary<string, AttributeValue> { [":etag"] = Number(next++ - 1) },
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        });
    }

    private static AttributeValue Number(int value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };

    private sealed record Written(string Text);
}
