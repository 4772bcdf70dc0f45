using Orleans.Streams;

namespace Orleans.Aws;

/// <summary>The events of one stream that are not settled, in the order of their arrival, and its subscribers' cursors.</summary>
internal sealed class SqsBacklog(SqsQueueCache cache, StreamId stream)
{
    private readonly LinkedList<CachedEvent> events = [];
    private readonly List<SqsCacheCursor> cursors = [];

    public StreamId Stream => stream;

    public bool IsEmpty => events.Count == 0 && cursors.Count == 0;

    public void Add(CachedEvent e)
    {
        e.Place = events.AddLast(e);
        foreach (var cursor in cursors)
        {
            cursor.Add(e);
        }
    }

    /// <summary>A cursor over what comes, and: from a place on all there is; else what nobody has before them.</summary>
    public SqsCacheCursor Open(StreamSequenceToken? from, bool everything)
    {
        var cursor = new SqsCacheCursor(this);
        var fromThere = from is null ? [] : events.SkipWhile(e => !e.Batch.SequenceToken.Equals(from)).ToList();
        foreach (var e in everything ? events : fromThere.Count > 0 ? fromThere : events.Where(e => e.Waiting == 0))
        {
            cursor.Add(e);
        }

        cursors.Add(cursor);
        return cursor;
    }

    public void Remove(SqsCacheCursor cursor)
    {
        cursors.Remove(cursor);
        cache.Tidy(this);
    }

    /// <summary>A subscriber is done with an event, or gone.</summary>
    public void Release(CachedEvent e)
    {
        e.Waiting--;
        if (e.Waiting > 0 || e.IsDropped)
        {
            return;
        }

        if (e.IsFailed)
        {
            Drop(e);
            cache.OnFailed(e);
            KeepOrderAfter(e);
        }
        else if (e.IsTaken && !e.IsOrphaned)
        {
            Drop(e);
            e.Lease.Delivered();
        }
    }

    /// <summary>Leaves to SQS what has waited too long for a subscriber, or is lost.</summary>
    public void Sweep(Func<CachedEvent, bool> isOver)
    {
        foreach (var e in events.Where(e => e.Waiting == 0 && isOver(e)).ToList())
        {
            Drop(e);
            cache.OnStranded(e);
        }
    }

    /// <summary>
    /// In a FIFO queue nothing may overtake an event that will come again: what follows it in its stream goes back too.
    /// Not after its last receipt: then it is parked, and those behind it go on.
    /// </summary>
    private void KeepOrderAfter(CachedEvent failed)
    {
        if (!cache.MustKeepOrder(failed))
        {
            return;
        }

        foreach (var e in events.ToList())
        {
            e.IsFailed = true;
            if (!cursors.Exists(c => c.Delivers(e)))
            {
                Drop(e);
                e.Lease.GiveBack();
            }
        }
    }

    private void Drop(CachedEvent e)
    {
        e.IsDropped = true;
        events.Remove(e.Place!);
        cache.OnDropped();
        cache.Tidy(this);
    }
}
