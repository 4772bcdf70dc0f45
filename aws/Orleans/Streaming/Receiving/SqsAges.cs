using System.Collections.Concurrent;

namespace Orleans.Aws;

/// <summary>
/// How long the messages of the queues that this silo reads have been under way. SQS itself tells it to CloudWatch alone; a reader has what waits
/// in hand within moments, so that it knows as well, but for what is more than it may hold. A service of the silo.
/// </summary>
public sealed class SqsAges
{
    private readonly ConcurrentDictionary<SqsLeases, byte> readers = new();

    /// <summary>When the oldest message of each queue was sent that is in hand here, or failed here and is to come again. Queues without one are left out.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Oldest()
        => readers.Keys
            .Select(reader => (reader.Queue.Name, Sent: reader.OldestSent()))
            .Where(one => one.Sent is not null)
            .GroupBy(one => one.Name, one => one.Sent!.Value)
            .ToDictionary(queue => queue.Key, queue => queue.Min());

    internal void Add(SqsLeases reader) => readers[reader] = 0;

    internal void Remove(SqsLeases reader) => readers.TryRemove(reader, out _);
}
