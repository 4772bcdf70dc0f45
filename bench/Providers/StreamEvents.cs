using System.Diagnostics;
using Amazon.SQS;
using GasOrleans.Aws.Local;
using Orleans.Streams;

namespace GasOrleans.Bench.Providers;

/// <summary>Stream events end to end, sent, handled and deleted, against the bare loop of the same requests over as many queues.</summary>
internal static class StreamEvents
{
    private const int Events = 48_000;
    private const int Streams = 200;
    private const int AtOnce = 10;
    private const double RateBar = 0.80;
    private const double RequestsBar = 0.35;
    private const double IdleBar = 3;
    private static readonly TimeSpan IdleFor = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);
    private static readonly string Text = new('x', 300);

    public static async Task MeasureAsync(LocalCloud cloud)
    {
        using var wire = new ClientWire(cloud);
        using var dynamoDb = wire.DynamoDb();
        using var sqs = wire.Sqs();
        await using var silo = await ProviderSilo.StartAsync(cloud.Ports, dynamoDb, sqs);
        var bare = await BareQueues.CreateAsync(sqs, silo.BodyOf(Text));
        var deleted = new Emptiness(cloud.Sqs());
        await Rounds.CompareAsync($"Stream events, sent → handled and deleted, ÷ bare loop, {ProviderSilo.Queues} queues", RateBar, () => RateAsync(() => bare.RunAsync(Events)), () => RateAsync(() => RunAsync(silo, deleted.ReachedAsync)));

        wire.Counts.Take();
        await RunAsync(silo, deleted.ReachedAsync);
        var requests = wire.Counts.Take();
        Report.Measured("AWS requests per event, full batches", requests.Values.Sum() / (double)Events, "requests", RequestsBar);
        Report.Detail($"of {Events} events: {string.Join(", ", requests.Select(one => $"{one.Key.Operation} {one.Value}"))}");

        await Task.Delay(IdleFor, TimeProvider.System);
        var idle = wire.Counts.Take().Where(one => one.Key.Operation == "ReceiveMessage").Sum(one => one.Value);
        Report.Measured("Idle receives per minute and queue", idle / IdleFor.TotalMinutes / ProviderSilo.Queues, "requests", IdleBar);

        wire.IsInstant = true;
        await Rounds.CostAsync("an event, sent → handled and deleted", Events, () => bare.RunAsync(Events), () => RunAsync(silo, () => Task.CompletedTask));
        wire.IsInstant = false;
    }

    private static async Task<Rounds.Ran> RateAsync(Func<Task> run)
    {
        var clock = Stopwatch.StartNew();
        await run();
        return new(Events, clock.Elapsed);
    }

    private static async Task RunAsync(ProviderSilo silo, Func<Task> deleted)
    {
        var all = Listener.Handled + Events;
        await Task.WhenAll(silo.Streams(Streams).Select(stream => Task.Run(() => SendAsync(stream))));
        while (Listener.Handled < all)
        {
            await Task.Delay(Interval, TimeProvider.System);
        }

        await deleted();
    }

    /// <summary>A producer with so many events under way that batches are as full as the bare loop's, however soon they are answered.</summary>
    private static async Task SendAsync(IAsyncStream<string> stream)
    {
        for (var sent = 0; sent < Events / Streams; sent += AtOnce)
        {
            await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => stream.OnNextAsync(Text)));
        }
    }

    /// <summary>Waits until the queues are empty, by a client that is not counted.</summary>
    private sealed class Emptiness(AmazonSQSClient client)
    {
        public Task ReachedAsync() => Task.WhenAll(Enumerable.Range(0, ProviderSilo.Queues).Select(async i =>
        {
            var url = (await client.GetQueueUrlAsync(ProviderSilo.Queue(i))).QueueUrl;
            while (!await IsEmptyAsync(url))
            {
                await Task.Delay(Interval, TimeProvider.System);
            }
        }));

        private async Task<bool> IsEmptyAsync(string url)
        {
            var found = await client.GetQueueAttributesAsync(url, [QueueAttributeName.ApproximateNumberOfMessages, QueueAttributeName.ApproximateNumberOfMessagesNotVisible]);
            return found.ApproximateNumberOfMessages + found.ApproximateNumberOfMessagesNotVisible == 0;
        }
    }
}
