using System.Diagnostics;

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
        // What is counted of it later is no other test's.
        await Eventually.HoldsAsync(async () => await streams.Sqs.CountsAsync(streams.Queue(StreamCluster.Plain)) == (0, 0));
    }

    [Fact]
    public async Task Sent_received_and_delivered_messages_are_counted()
    {
        using var measured = new Measured();
        var queue = ("queue", streams.Queue(StreamCluster.Plain));
        await streams.Stream(StreamCluster.Plain, key).OnNextBatchAsync([new Note(1), new Note(2)]);
        await streams.Stream(StreamCluster.Plain, key).OnNextAsync(new Note(3));
        await Eventually.HoldsAsync(() => measured.Of("orleans.aws.sqs.delivery.latency", queue).Count == 2);
        Assert.Equal((2, 2, 2), (measured.Sum("orleans.aws.sqs.delivered", queue), measured.Sum("orleans.aws.sqs.sent", queue), measured.Sum("orleans.aws.sqs.received", queue, ("attempt", "first"))));
        Assert.Equal(0, measured.Sum("orleans.aws.sqs.held", queue));
    }

    [Fact]
    public async Task A_message_that_is_parked_is_counted_at_each_receipt_with_its_reason()
    {
        using var measured = new Measured();
        var queue = ("queue", streams.Queue(StreamCluster.Brief));
        await streams.Stream(StreamCluster.Brief, key, "unheard").OnNextAsync(new Note(1));
        await Eventually.HoldsAsync(() => measured.Sum("orleans.aws.sqs.dead_lettered", queue, ("reason", "no subscriber")) == 1);
        // The first receipt may be that of the last request of a silo that had the queue before, which gives back what comes to it.
        Assert.Equal((1, 1), (measured.Sum("orleans.aws.sqs.received", queue, ("attempt", "first")), measured.Sum("orleans.aws.sqs.received", queue, ("attempt", "repeated"))));
        Assert.Equal(2, measured.Sum("orleans.aws.sqs.failed", queue));
    }
}
