using Amazon.SQS.Model;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Orleans.Providers.Streams.Common;
using Orleans.Streams;
using OrleansAWSUtils.Streams;

namespace Orleans.Aws.Tests.Streaming;

/// <summary>The cache alone, as the agent drives it.</summary>
public sealed class CacheTests : IDisposable
{
    private static readonly StreamId Stream = StreamId.Create("s", "k");
    private readonly FakeTimeProvider time = new();
    private readonly SqsQueue queue = new("q", "http://127.0.0.1:9/q", TimeSpan.FromSeconds(30), 3);
    private readonly SqsLeases leases;
    private readonly SqsQueueCache cache;
    private readonly IQueueCache asOrleansSeesIt;
    private int numbers;

    public CacheTests()
    {
        using var client = new Amazon.SQS.AmazonSQSClient("x", "x", new Amazon.SQS.AmazonSQSConfig { ServiceURL = "http://127.0.0.1:9", MaxErrorRetry = 0 });
        var instruments = new SqsInstruments("p", "q");
        leases = new(client, queue, 100, new SqsDeliveryOptions(), instruments, time, NullLogger.Instance);
        asOrleansSeesIt = cache = new(queue, 3, TimeSpan.FromSeconds(10), instruments, time, NullLogger.Instance);
    }

    public void Dispose() => leases.Dispose();

    [Fact]
    public void An_event_is_settled_when_its_subscriber_moves_on_and_not_before()
    {
        var lease = Add();
        using var cursor = Open(null);
        Assert.True(cursor.MoveNextWithResult().Kind == QueueCacheCursorMoveResultKind.Success);
        Assert.True(lease.IsHeld);
        Assert.True(cursor.MoveNextWithResult().Kind == QueueCacheCursorMoveResultKind.NoData);
        Assert.False(lease.IsHeld);
    }

    [Fact]
    public void An_event_is_settled_by_the_last_of_its_subscribers()
    {
        using var first = Open(null);
        using var second = Open(null);
        var lease = Add();
        Deliver(first);
        Assert.True(lease.IsHeld);
        Deliver(second);
        Assert.False(lease.IsHeld);
    }

    [Fact]
    public void A_stuck_stream_holds_up_no_other()
    {
        var stuck = Add(StreamId.Create("s", "stuck"));
        using var one = Open(null, StreamId.Create("s", "stuck"));
        one.MoveNextWithResult();
        var lease = Add();
        using var other = Open(null);
        Deliver(other);
        Assert.Equal((true, false), (stuck.IsHeld, lease.IsHeld));
    }

    [Fact]
    public void The_agents_first_cursor_neither_settles_nor_spoils_an_event()
    {
        var lease = Add();
        var pin = Open(new EventSequenceTokenV2(1));
        using var cursor = Open(new EventSequenceTokenV2(1));
        Deliver(cursor);
        Assert.True(lease.IsHeld);
        pin.Dispose();
        Assert.False(lease.IsHeld);
        Assert.Equal(3, cache.GetMaxAddCount());
    }

    [Fact]
    public void A_subscriber_that_leaves_before_its_turn_leaves_the_event_undelivered()
    {
        using var first = Open(null);
        var second = Open(null);
        second.MoveNextWithResult();
        var lease = Add();
        Deliver(first);
        second.Dispose();
        Assert.True(lease.IsHeld);
        time.Advance(TimeSpan.FromSeconds(11));
        cache.TryPurgeFromCache(out _);
        Assert.False(lease.IsHeld);
    }

    [Fact]
    public void An_event_waits_for_a_subscriber_for_a_while()
    {
        var lease = Add();
        time.Advance(TimeSpan.FromSeconds(9));
        cache.TryPurgeFromCache(out _);
        using var cursor = Open(null);
        Assert.Equal(QueueCacheCursorMoveResultKind.Success, cursor.MoveNextWithResult().Kind);
        Assert.True(lease.IsHeld);
    }

    [Fact]
    public void An_event_whose_lease_was_lost_is_not_delivered()
    {
        var lease = Add();
        lease.IsLost = true;
        using var cursor = Open(null);
        Assert.Equal(QueueCacheCursorMoveResultKind.NoData, cursor.MoveNextWithResult().Kind);
        Assert.Equal(3, cache.GetMaxAddCount());
    }

    [Fact]
    public void It_takes_no_more_than_it_has_room_for()
    {
        using var cursor = Open(null);
        for (var i = 0; i < 3; i++)
        {
            Assert.False(cache.IsUnderPressure());
            Add();
        }

        Assert.Equal((0, true), (cache.GetMaxAddCount(), cache.IsUnderPressure()));
        Deliver(cursor);
        Assert.Equal(1, cache.GetMaxAddCount());
    }

    private SqsLease Add(StreamId? stream = null)
    {
        // There is room: it completes at once.
        Assert.True(leases.ReserveAsync(1, CancellationToken.None).IsCompletedSuccessfully);
        var lease = leases.Hold(new Message { MessageId = "m", ReceiptHandle = "r" }, time.GetTimestamp());
        var batch = new SQSBatchContainer(stream ?? Stream, [new Note(++numbers)], null) { SequenceToken = new EventSequenceTokenV2(numbers) };
        SqsLeaseOf.Set(batch, lease);
        cache.AddToCache([batch]);
        return lease;
    }

    private IQueueCacheCursor Open(StreamSequenceToken? token, StreamId? stream = null) => asOrleansSeesIt.TryGetCacheCursor(stream ?? Stream, token).Cursor!;

    /// <summary>Delivers the next event and moves on.</summary>
    private static void Deliver(IQueueCacheCursor cursor)
    {
        Assert.Equal(QueueCacheCursorMoveResultKind.Success, cursor.MoveNextWithResult().Kind);
        cursor.MoveNextWithResult();
    }
}
