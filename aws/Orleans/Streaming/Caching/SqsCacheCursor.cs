using Orleans.Streams;

namespace Orleans.Aws;

/// <summary>
/// What one subscriber still has before it. Orleans moves on only when a delivery has ended, well or not:
/// so moving on is what says that the event before is done with.
/// </summary>
internal sealed class SqsCacheCursor(SqsBacklog backlog) : IQueueCacheCursor
{
    private readonly Queue<CachedEvent> todo = new();
    private CachedEvent? current;
    private bool hasMoved;

    public bool Delivers(CachedEvent e) => current == e;

    public void Add(CachedEvent e)
    {
        e.Waiting++;
        e.IsOrphaned = false;
        todo.Enqueue(e);
    }

    public IBatchContainer? GetCurrent(out Exception? exception)
    {
        exception = null;
        return current?.Batch;
    }

    public QueueCacheCursorMoveResult MoveNextWithResult()
    {
        hasMoved = true;
        if (current is { } done)
        {
            current = null;
            done.IsTaken |= !done.IsFailed;
            backlog.Release(done);
        }

        while (current is null && todo.TryDequeue(out var next))
        {
            if (next.IsDropped || next.Lease.IsLost)
            {
                next.IsFailed = true;
                backlog.Release(next);
            }
            else
            {
                current = next;
            }
        }

        return current is null ? QueueCacheCursorMoveResult.NoData : QueueCacheCursorMoveResult.Success;
    }

    public bool MoveNext() => MoveNextWithResult().Kind == QueueCacheCursorMoveResultKind.Success;

    // New events come by Add.
    public void Refresh(StreamSequenceToken token)
    {
    }

    public void RecordDeliveryFailure()
    {
        if (current is { } e)
        {
            e.IsFailed = true;
        }
    }

    public void Dispose()
    {
        backlog.Remove(this);
        if (current is { } interrupted)
        {
            current = null;
            Orphan(interrupted);
        }

        while (todo.TryDequeue(out var e))
        {
            Orphan(e);
        }
    }

    // A cursor that never moved is no subscriber's: the agent opens one to keep events here while it looks for subscribers.
    private void Orphan(CachedEvent e)
    {
        e.IsOrphaned |= hasMoved;
        backlog.Release(e);
    }
}
