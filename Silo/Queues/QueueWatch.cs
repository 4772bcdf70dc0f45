using System.Diagnostics.Metrics;
using Amazon.Runtime;

namespace GasOrleans.Queues;

/// <summary>Reports what waits and what is parked, once a minute, where somebody listens.</summary>
internal sealed partial class QueueWatch(QueueDepths depths, TimeProvider time, ILogger<QueueWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);
    private static readonly Meter Meter = new("GasOrleans.Queues");
    private static readonly Gauge<long> Depth = Meter.CreateGauge<long>("gas.queue.depth", description: "Messages of a queue, by state.");
    private static readonly Gauge<long> Parked = Meter.CreateGauge<long>("gas.queue.parked", description: "Messages in a queue's dead-letter queue.");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (Depth.Enabled)
            {
                await ReportAsync(stoppingToken);
            }
        }
    }

    private async Task ReportAsync(CancellationToken ct)
    {
        try
        {
            foreach (var one in await depths.ReadAsync(ct))
            {
                var queue = new KeyValuePair<string, object?>("queue", one.Queue);
                Depth.Record(one.Waiting, queue, new("state", "waiting"));
                Depth.Record(one.InHand, queue, new("state", "in hand"));
                Depth.Record(one.Delayed, queue, new("state", "delayed"));
                Parked.Record(one.Parked, queue);
            }
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            LogNotRead(e);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The queues' depths could not be read; it is tried again")]
    private partial void LogNotRead(Exception e);
}
