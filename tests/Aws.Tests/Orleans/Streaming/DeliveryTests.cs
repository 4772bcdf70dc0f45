using Orleans.Streams;

namespace Orleans.Aws.Tests.Streaming;

public sealed class DeliveryTests(StreamCluster streams) : IClassFixture<StreamCluster>
{
    private readonly string key = Inbox.NewKey();

    [Fact]
    public async Task What_a_client_sends_arrives_at_the_grain_and_is_deleted()
    {
        await streams.Stream(StreamCluster.Plain, key).OnNextAsync(new Note(7, "é"));
        await Eventually.HoldsAsync(() => Inbox.Of(key).Count == 1);
        Assert.Equal(new Note(7, "é"), Inbox.Of(key)[0].Note);
        await Eventually.HoldsAsync(async () => await streams.Sqs.CountsAsync(streams.Queue(StreamCluster.Plain)) == (0, 0));
    }

    [Fact]
    public async Task What_a_grain_sends_arrives()
    {
        await streams.Cluster.Client.GetGrain<IRecorder>(key).SendAsync(StreamCluster.Plain, "recorded", new Note(7));
        await Eventually.HoldsAsync(() => Inbox.Numbers(key) is [7]);
    }

    [Fact]
    public async Task A_batch_is_one_message_and_its_events_keep_their_order()
    {
        await streams.Stream(StreamCluster.Plain, key).OnNextBatchAsync(Enumerable.Range(0, 50).Select(i => new Note(i)));
        await Eventually.HoldsAsync(() => Inbox.Of(key).Count == 50);
        Assert.Equal(Enumerable.Range(0, 50), Inbox.Numbers(key));
        Assert.Equal(Enumerable.Range(0, 50), Inbox.Of(key).Select(a => a.Token!.EventIndex));
        Assert.Single(Inbox.Of(key).Select(a => a.Token!.SequenceNumber).Distinct());
    }

    [Fact]
    public async Task A_thousand_events_of_fifty_streams_all_arrive_once()
    {
        var keys = Enumerable.Range(0, 50).Select(_ => Inbox.NewKey()).ToList();
        await Task.WhenAll(keys.Select(async k =>
        {
            var stream = streams.Stream(StreamCluster.Plain, k);
            await Task.WhenAll(Enumerable.Range(0, 20).Select(i => stream.OnNextAsync(new Note(i))));
        }));
        await Eventually.HoldsAsync(() => keys.Sum(k => Inbox.Of(k).Count) >= 1000);
        Assert.All(keys, k => Assert.Equal(Enumerable.Range(0, 20), Inbox.Numbers(k).Order()));
    }

    [Fact]
    public async Task The_request_context_travels()
    {
        RequestContext.Set("said", "hello");
        await streams.Stream(StreamCluster.Plain, key).OnNextAsync(new Note(1));
        RequestContext.Clear();
        await Eventually.HoldsAsync(() => Inbox.Of(key).Count == 1);
        Assert.Equal("hello", Inbox.Of(key)[0].Context);
    }

    [Fact]
    public async Task Every_implicit_subscriber_is_given_the_event()
    {
        await streams.Stream(StreamCluster.Plain, key, "shared").OnNextAsync(new Note(1));
        await Eventually.HoldsAsync(() => Inbox.Of(key).Count == 2);
        Assert.Equal(["first", "second"], Inbox.Of(key).Select(a => a.Subscriber).Order());
    }

    [Fact]
    public async Task An_explicit_subscriber_is_given_the_event()
    {
        await streams.Cluster.Client.GetGrain<IRecorder>(key).SubscribeAsync(StreamCluster.Plain, "by hand");
        await streams.Stream(StreamCluster.Plain, key, "by hand").OnNextAsync(new Note(3));
        await Eventually.HoldsAsync(() => Inbox.Numbers(key) is [3]);
    }

    [Fact]
    public async Task A_client_that_subscribes_is_given_the_event()
    {
        var stream = streams.Stream(StreamCluster.Plain, key, "by hand");
        var handle = await stream.SubscribeAsync((Note note, StreamSequenceToken? token) => Inbox.ArriveAsync(key, "client", note, token));
        await stream.OnNextAsync(new Note(4));
        await Eventually.HoldsAsync(() => Inbox.Numbers(key) is [4]);
        await handle.UnsubscribeAsync();
    }

    [Fact]
    public async Task An_event_sent_with_a_delay_is_delivered_after_it()
    {
        var start = TimeProvider.System.GetUtcNow();
        await streams.Stream(StreamCluster.Plain, key).OnNextAsync(new Note(1), TimeSpan.FromSeconds(2));
        await Eventually.HoldsAsync(() => Inbox.Of(key).Count == 1);
        Assert.True(Inbox.Of(key)[0].At - start >= TimeSpan.FromSeconds(1.9));
    }

    [Fact]
    public async Task A_delay_is_refused_where_it_is_not_allowed_or_too_long()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => streams.Stream(StreamCluster.Brief, key).OnNextAsync(new Note(1), TimeSpan.FromSeconds(1)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => streams.Stream(StreamCluster.Plain, key).OnNextAsync(new Note(1), TimeSpan.FromMinutes(16)));
    }

    [Fact]
    public async Task An_event_over_the_limit_is_refused_with_limit_and_size()
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => streams.Stream(StreamCluster.Plain, key).OnNextAsync(new Note(1, new string('x', 900_000))));
        Assert.Matches("120\\d{4} bytes", error.Message);
        Assert.Contains("1048576", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_over_the_limit_is_sent_in_parts_in_order()
    {
        var text = new string('x', 300_000);
        await streams.Stream(StreamCluster.Fifo, key).OnNextBatchAsync(Enumerable.Range(0, 8).Select(i => new Note(i, text)));
        await Eventually.HoldsAsync(() => Inbox.Numbers(key).Contains(7));
        Assert.Equal(Enumerable.Range(0, 8), Inbox.Numbers(key).Distinct());
        Assert.True(Inbox.Of(key).Select(a => a.Token!.ToString()).Distinct().Count() > 1);
    }
}
