using Amazon.SQS.Model;

namespace Orleans.Aws;

/// <summary>A message in our hands: hidden from others until its lease ends, deleted when all of its events are delivered.</summary>
internal sealed class SqsLease(Message message, SqsLeases keeper, long takenAt)
{
    private const int Held = 0;
    private const int Ended = 1;
    private int state;
    private int parts = 1;
    private int failed;

    public Message Message { get; } = message;

    /// <summary>When it was taken, on the clock's monotonic scale.</summary>
    public long TakenAt { get; } = takenAt;

    /// <summary>From when its present visibility timeout runs.</summary>
    public long RenewedAt { get; set; } = takenAt;

    /// <summary>Whether others may have it already: what is not delivered yet must not be delivered from here.</summary>
    public bool IsLost { get; set; }

    public string Queue => keeper.Queue.Name;

    /// <summary>Whether SQS will not hand it out again.</summary>
    public bool IsLast => keeper.Queue.IsLast(Message.ReceiveCount());

    public bool IsHeld => Volatile.Read(ref state) == Held;

    /// <summary>Its message became this many events for the cache.</summary>
    public void Split(int count) => parts = count;

    /// <summary>All subscribers have an event of it; after the last event it is deleted.</summary>
    public void Delivered()
    {
        if (Interlocked.Decrement(ref parts) == 0 && Volatile.Read(ref failed) == 0 && End())
        {
            keeper.Delete(this);
        }
    }

    /// <summary>An event of it could not be delivered: its lease runs out, then SQS hands it out again or parks it.</summary>
    public void Abandon()
    {
        Interlocked.Exchange(ref failed, 1);
        if (End())
        {
            keeper.Leave(this);
        }
    }

    /// <summary>It is wanted again soon, by whoever asks next.</summary>
    public void GiveBack()
    {
        Interlocked.Exchange(ref failed, 1);
        if (End())
        {
            keeper.GiveBack(this);
        }
    }

    private bool End() => Interlocked.Exchange(ref state, Ended) == Held;
}
