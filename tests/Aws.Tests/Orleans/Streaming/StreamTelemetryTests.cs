using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Orleans.Aws.Tests.Streaming;

public sealed class StreamTelemetryTests(StreamCluster streams) : IClassFixture<StreamCluster>
{
    private readonly string key = Inbox.NewKey();

    [Fact]
    public async Task The_senders_trace_goes_on_at_the_subscriber()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = s => s.Name is OrleansAwsTelemetry.Name or nameof(StreamTelemetryTests),
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        using var source = new ActivitySource(nameof(StreamTelemetryTests));
        var seen = new TaskCompletionSource<ActivityTraceId>();
        Inbox.React(key, _ =>
        {
            seen.TrySetResult(Activity.Current?.TraceId ?? default);
            return Task.CompletedTask;
        });
        using var request = source.StartActivity("request")!;
        await streams.Stream(StreamCluster.Plain, key).OnNextAsync(new Note(1));
        Assert.Equal(request.TraceId, await seen.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Sent_received_and_delivered_messages_are_counted()
    {
        using var meter = new MeterListener();
        var counts = new System.Collections.Concurrent.ConcurrentDictionary<string, long>();
        meter.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == OrleansAwsTelemetry.Name)
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        meter.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            if (tags.ToArray().Any(t => t.Value is string queue && queue == streams.Queue(StreamCluster.Plain)))
            {
                counts.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value);
            }
        });
        meter.Start();
        await streams.Stream(StreamCluster.Plain, key).OnNextBatchAsync([new Note(1), new Note(2)]);
        await streams.Stream(StreamCluster.Plain, key).OnNextAsync(new Note(3));
        await Eventually.HoldsAsync(() => counts.GetValueOrDefault("orleans.aws.sqs.delivered") == 2);
        Assert.Equal((2, 2, 0), (counts["orleans.aws.sqs.sent"], counts["orleans.aws.sqs.received"], counts["orleans.aws.sqs.held"]));
    }
}
