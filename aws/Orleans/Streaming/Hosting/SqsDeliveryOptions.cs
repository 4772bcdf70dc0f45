namespace Orleans.Aws;

/// <summary>What this library can beyond the official package.</summary>
public sealed class SqsDeliveryOptions
{
    /// <summary>Whether missing queues are created, each with a dead-letter queue. Else a missing queue is an error at start that names it.</summary>
    public bool CreateQueues { get; set; }

    /// <summary>How often SQS hands out a message before it parks it in the dead-letter queue. For queues created here.</summary>
    public int MaxReceiveCount { get; set; } = 5;

    /// <summary>How long messages are kept, at most 14 days. For queues created here.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(14);

    /// <summary>Tags of queues created here, such as who pays for them.</summary>
    public Dictionary<string, string> Tags { get; } = [];

    /// <summary>How many messages of a queue are held at once, in the cache or in delivery. It is also bounded by the cache's size.</summary>
    public int MaxHeldMessages { get; set; } = 1000;

    /// <summary>How long a message is held at most. After that its lease is not renewed, and SQS hands it out again.</summary>
    public TimeSpan MaxLease { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long an event waits in the cache for a subscriber of its stream before it is left to SQS again; it never exceeds half of the visibility timeout.</summary>
    public TimeSpan SubscriberPatience { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long after a receive that brought something, but was not full, the next begins at the soonest; deletions follow one
    /// another no faster than five times as long. What comes meanwhile shares their requests; what is alone waits for nothing.
    /// Default none.
    /// </summary>
    public TimeSpan Pace { get; set; }

    /// <summary>How long after a send that was not full the next begins at the soonest. Default none.</summary>
    public TimeSpan SendPace { get; set; }

    /// <summary>
    /// How long a silo's process stays at its end for the answers of its last long polls, which may still bring messages: it gives them back, else nobody
    /// sees them for a visibility timeout. Default 25 s, a little more than the longest poll; the host's <c>ShutdownTimeout</c> bounds it.
    /// </summary>
    public TimeSpan LastPollWithin { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>Whether events may be sent with a delay (<see cref="DelayedStreamExtensions"/>). FIFO queues cannot.</summary>
    public bool MessageDelay { get; set; }
}
