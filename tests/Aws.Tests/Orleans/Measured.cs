using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Orleans.Aws.Tests;

/// <summary>What the library's meter says while a test listens; other tests run beside it, so each asks for what is its own.</summary>
internal sealed class Measured : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly ConcurrentQueue<(string Instrument, double Value, KeyValuePair<string, object?>[] Tags)> seen = [];

    public Measured(Func<bool>? isOurs = null)
    {
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == OrleansAwsTelemetry.Name)
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.Start();

        void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (isOurs?.Invoke() ?? true)
            {
                seen.Enqueue((instrument.Name, value, tags.ToArray()));
            }
        }
    }

    /// <summary>The values of an instrument that have these tags, others besides or not.</summary>
    public IReadOnlyList<double> Of(string instrument, params (string Key, string Value)[] tags)
        => [.. seen.Where(m => m.Instrument == instrument && tags.All(t => m.Tags.Any(one => one.Key == t.Key && one.Value as string == t.Value))).Select(m => m.Value)];

    public double Sum(string instrument, params (string Key, string Value)[] tags) => Of(instrument, tags).Sum();

    public void Dispose() => listener.Dispose();
}
