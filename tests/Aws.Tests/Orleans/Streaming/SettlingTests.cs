using Amazon.SQS.Model;
using GasOrleans.Aws.Tests;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Providers.Streams.Common;
using Orleans.Streaming.SQS.Streams;
using Orleans.Streams;
using OrleansAWSUtils.Streams;

namespace Orleans.Aws.Tests.Streaming;

/// <summary>To settle an event must not cost more the more others are under way: a search among them is told by the tokens it compares.</summary>
public sealed class SettlingTests(TestCloud cloud)
{
    private const int Events = 200;
    private const int MostComparisonsEach = 3;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task An_event_is_settled_without_a_search_among_the_others(int subscribers)
    {
        var service = TestCloud.NewName();
        var tokens = new CountingAdapter();
        using var host = Silos.Unstarted(silo => silo
            .AddMemoryGrainStorage("PubSubStore")
            .Configure<ClusterOptions>(o => o.ServiceId = service)
            .AddSqsStreams("settling", (SiloSqsStreamConfigurator s) => s
                .ConfigurePartitioning(1)
                .ConfigureDelivery(o => (o.CreateQueues, o.MaxHeldMessages) = (true, Events)))
            .Services.AddSingleton(cloud.Sqs)
            .AddSingleton<ISQSDataAdapter>(tokens));
        var factory = SQSAdapterFactory.Create(host.Services, "settling");
        var adapter = await factory.CreateAdapter(Ct);
        var queue = factory.GetStreamQueueMapper().GetAllQueues().Single();
        var receiver = adapter.CreateReceiver(queue);
        var cache = factory.GetQueueAdapterCache().CreateQueueCache(queue);
        var cursors = Enumerable.Range(0, subscribers).Select(_ => cache.TryGetCacheCursor(CountingAdapter.Stream, null).Cursor!).ToList();
        var url = await cloud.Sqs.UrlAsync($"{service}-settling-0");
        await Task.WhenAll(Enumerable.Range(0, Events / 10).Select(_ => cloud.Sqs.SendMessageBatchAsync(url, [.. Enumerable.Range(0, 10).Select(n => new SendMessageBatchRequestEntry($"{n}", "event"))], Ct)));

        await receiver.Initialize(TimeSpan.FromSeconds(5), Ct);
        var taken = 0;
        await Eventually.HoldsAsync(async () =>
        {
            var batches = await receiver.GetQueueMessagesAsync(-1, Ct);
            cache.AddToCache(batches);
            return (taken += batches.Count) == Events;
        });
        foreach (var cursor in cursors)
        {
            while (cursor.MoveNextWithResult().Kind == QueueCacheCursorMoveResultKind.Success)
            {
            }
        }

        cache.TryPurgeFromCache(out var purged);
        await receiver.MessagesDeliveredAsync(purged ?? [], Ct);
        await receiver.Shutdown(TimeSpan.FromSeconds(30), Ct);
        await Eventually.HoldsAsync(async () => await cloud.Sqs.CountsAsync($"{service}-settling-0") == (0, 0));
        Assert.InRange(tokens.Comparisons, 0, Events * MostComparisonsEach);
    }

    private sealed class CountingAdapter : ISQSDataAdapter
    {
        private int comparisons;

        public static StreamId Stream { get; } = StreamId.Create("s", "k");

        public int Comparisons => comparisons;

        public Message ToQueueMessage<T>(StreamId streamId, IEnumerable<T> events, StreamSequenceToken? token, Dictionary<string, object>? requestContext) => new() { Body = "event" };

        public IBatchContainer FromQueueMessage(Message queueMessage, long sequenceId)
            => new SQSBatchContainer(Stream, [queueMessage.Body], null) { SequenceToken = new CountingToken(sequenceId, () => Interlocked.Increment(ref comparisons)) };
    }

    private sealed class CountingToken(long number, Action compared) : EventSequenceTokenV2(number)
    {
        public override bool Equals(StreamSequenceToken? other)
        {
            compared();
            return base.Equals(other);
        }

        public override bool Equals(object? obj) => obj is StreamSequenceToken other && Equals(other);

        public override int CompareTo(StreamSequenceToken? other)
        {
            compared();
            return base.CompareTo(other);
        }

        public override int GetHashCode() => base.GetHashCode();
    }
}
