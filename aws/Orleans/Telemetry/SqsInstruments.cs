using System.Diagnostics;
using System.Diagnostics.Metrics;
using Amazon.SQS.Model;

namespace Orleans.Aws;

/// <summary>Counts what happens to a queue's messages.</summary>
internal sealed class SqsInstruments(string provider, string queue, IEnumerable<ISqsDeadLetterObserver>? observers = null)
{
    /// <summary>A subscriber threw, or did not answer.</summary>
    public const string DeliveryFailed = "delivery failed";

    private static readonly Counter<long> Sent = Make("orleans.aws.sqs.sent", "Messages sent.");
    private static readonly Counter<long> Received = Make("orleans.aws.sqs.received", "Messages received, by how often they had been.");
    private static readonly Counter<long> Done = Make("orleans.aws.sqs.delivered", "Messages whose every event every subscriber has taken.");
    private static readonly Counter<long> Failures = Make("orleans.aws.sqs.failed", "Messages left to SQS, by reason.");
    private static readonly Counter<long> Parked = Make("orleans.aws.sqs.dead_lettered", "Messages that SQS will not hand out again, by reason.");
    private static readonly UpDownCounter<long> InHand = OrleansAwsTelemetry.Meter.CreateUpDownCounter<long>("orleans.aws.sqs.held", description: "Messages held in this process.");
    private static readonly Histogram<double> Latency = OrleansAwsTelemetry.Meter.CreateHistogram<double>("orleans.aws.sqs.delivery.latency", "ms", "From sending a message to its last delivery.");

    private readonly ISqsDeadLetterObserver[] observers = [.. observers ?? []];
    private readonly TagList tags = new([new("provider", provider), new("queue", queue)]);

    public void MessagesSent(int count) => Sent.Add(count, tags);

    public void MessageReceived(Message message)
    {
        if (Received.Enabled)
        {
            Received.Add(1, With("attempt", message.ReceiveCount() switch { 1 => "first", _ => "repeated" }));
        }
    }

    public void Held(int change) => InHand.Add(change, tags);

    public void Delivered(Message message, TimeProvider time)
    {
        Done.Add(1, tags);
        if (Latency.Enabled && message.Sent() is { } sent)
        {
            // By two clocks.
            Latency.Record(Math.Max(0, (time.GetUtcNow() - sent).TotalMilliseconds), tags);
        }
    }

    public void Failed(Message message, string reason, bool isLast, StreamId? stream = null)
    {
        Failures.Add(1, With("reason", reason));
        if (isLast)
        {
            Parked.Add(1, With("reason", reason));
            Array.ForEach(observers, observer => observer.OnDeadLetter(new(queue, message.MessageId, reason) { Stream = stream }));
        }
    }

    private TagList With(string key, string value)
    {
        var all = tags;
        all.Add(key, value);
        return all;
    }

    private static Counter<long> Make(string name, string description) => OrleansAwsTelemetry.Meter.CreateCounter<long>(name, description: description);
}
