using System.Collections.Concurrent;
using Amazon.SQS.Model;

namespace Orleans.Aws;

internal sealed partial class SqsLeases
{
    /// <summary>Of more, none is likely to be the oldest of all.</summary>
    private const int MostLeft = 1000;

    /// <summary>What failed here and is to come again, by its id: when it was sent, and since when it is not held.</summary>
    private readonly ConcurrentDictionary<string, (DateTimeOffset Sent, long LeftAt)> left = new();

    /// <summary>When the oldest message was sent that is held, or failed and is to come again.</summary>
    public DateTimeOffset? OldestSent()
    {
        foreach (var one in left.Where(one => time.GetElapsedTime(one.Value.LeftAt) > queue.Visibility * 2))
        {
            left.TryRemove(one); // another silo has it by now
        }

        return held.Keys.Select(lease => lease.Message.Sent()).Concat(left.Values.Select(one => (DateTimeOffset?)one.Sent)).Min();
    }

    private void Left(SqsLease lease)
    {
        if (!lease.IsLast && left.Count < MostLeft && lease.Message is { MessageId: { } id } message && message.Sent() is { } sent)
        {
            left[id] = (sent, time.GetTimestamp());
        }
    }

    private void Back(Message message)
    {
        if (message.MessageId is { } id)
        {
            left.TryRemove(id, out _);
        }
    }
}
