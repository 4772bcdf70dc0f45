using System.Diagnostics;
using System.Diagnostics.Metrics;
using GasOrleans.Operations;

namespace GasOrleans.Queues;

/// <summary>What the slots of this silo do.</summary>
internal sealed class WorkTelemetry(string queue, int slots, TimeProvider time)
{
    private const string Name = "GasOrleans.Work";
    private static readonly ActivitySource Activities = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Gauge<int> All = Meter.CreateGauge<int>("gas.slots", description: "Slots that this silo has.");
    private static readonly UpDownCounter<int> Used = Meter.CreateUpDownCounter<int>("gas.slots.used", description: "Slots that have work.");
    private static readonly Histogram<double> Waits = Meter.CreateHistogram<double>("gas.queue.wait", "s", "How long a message waited before a slot took it, from its sending on.");
    private static readonly Counter<long> Handlings = Meter.CreateCounter<long>("gas.queue.handled", description: "Messages that left a slot, by outcome.");

    private readonly KeyValuePair<string, object?> tag = new("queue", queue);
    private int used;

    /// <summary>The slots, and those that have work now.</summary>
    public SlotUse Use => new(slots, Volatile.Read(ref used));

    /// <summary>A slot takes a message; what it does belongs to the sender's trace.</summary>
    public Activity? Begin(WorkMessage message)
    {
        All.Record(slots, tag);
        Used.Add(1, tag);
        Interlocked.Increment(ref used);
        if (message is { Receives: 1, SentAt: { } sent })
        {
            Waits.Record((time.GetUtcNow() - sent).TotalSeconds, tag);
        }

        ActivityContext.TryParse(message.Trace, null, isRemote: true, out var sender);
        return Activities.StartActivity($"work on {queue}", ActivityKind.Consumer, sender);
    }

    /// <summary>The slot is free again.</summary>
    public void End(string outcome)
    {
        Used.Add(-1, tag);
        Interlocked.Decrement(ref used);
        Handlings.Add(1, tag, new("outcome", outcome));
    }
}
