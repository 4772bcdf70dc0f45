using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Orleans.Streams;

namespace Orleans.Aws;

/// <summary>
/// The events of a queue that are on their way to subscribers. Each is settled by itself, as soon as the last subscriber is done with it:
/// an event that waits or fails holds up the acknowledgement of no other. Used by one agent, on its own scheduler.
/// </summary>
internal sealed partial class SqsQueueCache(SqsQueue queue, int capacity, TimeSpan patience, SqsInstruments instruments, TimeProvider time, ILogger logger) : IQueueCache
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromMilliseconds(200);
    private readonly Dictionary<StreamId, SqsBacklog> streams = [];
    private int count;
    private long sweptAt = time.GetTimestamp();

    public int GetMaxAddCount() => Math.Max(0, capacity - count);

    public bool IsUnderPressure() => count >= capacity;

    public void AddToCache(IList<IBatchContainer> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        foreach (var batch in messages)
        {
            count++;
            Backlog(batch.StreamId).Add(new(batch, SqsLeaseOf.Batch(batch), time.GetTimestamp()));
        }
    }

    /// <summary>Nothing is ever purged for acknowledgement here, because acknowledgements do not wait for the next read.</summary>
    public bool TryPurgeFromCache([MaybeNullWhen(false)] out IList<IBatchContainer> purgedItems)
    {
        purgedItems = null;
        if (time.GetElapsedTime(sweptAt) >= SweepInterval)
        {
            sweptAt = time.GetTimestamp();
            foreach (var backlog in streams.Values.ToList())
            {
                backlog.Sweep(e => e.Lease.IsLost || time.GetElapsedTime(e.CachedAt) > patience);
            }
        }

        return false;
    }

    public QueueCacheCursorResult<IQueueCacheCursor> TryGetCacheCursor(StreamId streamId, StreamSequenceToken? token)
        => QueueCacheCursorResult<IQueueCacheCursor>.FromCursor(Backlog(streamId).Open(token, everything: false));

    public QueueCacheCursorResult<IQueueCacheCursor> TryGetCacheCursorAtPosition(StreamId streamId, StreamSubscriptionStartPosition startPosition)
        => QueueCacheCursorResult<IQueueCacheCursor>.FromCursor(Backlog(streamId).Open(null, startPosition == StreamSubscriptionStartPosition.EarliestAvailable));

    public IQueueCacheCursor GetCacheCursor(StreamId streamId, StreamSequenceToken? token) => Backlog(streamId).Open(token, everything: false);

    public void OnDropped() => count--;

    public void Tidy(SqsBacklog backlog)
    {
        if (backlog.IsEmpty)
        {
            streams.Remove(backlog.Stream);
        }
    }

    /// <summary>Whether a failed event comes again before those that follow it in its stream.</summary>
    public bool MustKeepOrder(CachedEvent failed) => queue.IsFifo && !queue.IsLast(failed.Lease.Message.ReceiveCount());

    public void OnFailed(CachedEvent e)
    {
        if (e.Lease.IsLost)
        {
            instruments.Failed(e.Lease.Message, "lease lost", isLast: false);
            LogLost(queue.Name, e.Lease.Message.MessageId, e.Batch.StreamId);
            e.Lease.Abandon();
            return;
        }

        Leave(e, SqsInstruments.DeliveryFailed);
    }

    public void OnStranded(CachedEvent e) => Leave(e, e.IsOrphaned ? "subscriber gone" : "no subscriber");

    private void Leave(CachedEvent e, string reason)
    {
        var attempt = e.Lease.Message.ReceiveCount();
        var isLast = queue.IsLast(attempt);
        instruments.Failed(e.Lease.Message, reason, isLast, e.Batch.StreamId);
        if (isLast)
        {
            LogParked(queue.Name, e.Lease.Message.MessageId, e.Batch.StreamId, reason, attempt);
        }
        else
        {
            LogLeft(queue.Name, e.Lease.Message.MessageId, e.Batch.StreamId, reason, attempt);
        }

        e.Lease.Abandon();
    }

    private SqsBacklog Backlog(StreamId stream)
    {
        if (!streams.TryGetValue(stream, out var backlog))
        {
            streams[stream] = backlog = new(this, stream);
        }

        return backlog;
    }

    [LoggerMessage(LogLevel.Warning, "Message {MessageId} of queue {Queue} for stream {Stream} is left to SQS: {Reason}, attempt {Attempt}")]
    private partial void LogLeft(string queue, string messageId, StreamId stream, string reason, int attempt);

    [LoggerMessage(LogLevel.Error, "Message {MessageId} of queue {Queue} for stream {Stream} goes to the dead-letter queue: {Reason}, attempt {Attempt}")]
    private partial void LogParked(string queue, string messageId, StreamId stream, string reason, int attempt);

    [LoggerMessage(LogLevel.Warning, "The lease of message {MessageId} of queue {Queue} for stream {Stream} ended before its delivery; it is delivered when it comes again")]
    private partial void LogLost(string queue, string messageId, StreamId stream);
}
