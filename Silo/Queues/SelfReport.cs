using GasOrleans.Annotation;
using GasOrleans.Operations;
using GasOrleans.Transfers;
using Orleans.Statistics;

namespace GasOrleans.Queues;

/// <summary>Tells operators every few seconds how this silo is.</summary>
internal sealed partial class SelfReport(
    Worker worker,
    TransferWorker transfers,
    WorkGate gate,
    StreamAges streams,
    ILocalSiloDetails self,
    IEnvironmentStatisticsProvider machine,
    IGrainFactory grains,
    TimeProvider time,
    ILogger<SelfReport> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);
    private readonly DateTimeOffset startedAt = time.GetUtcNow();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            await ReportAsync();
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task ReportAsync()
    {
        try
        {
            var cpu = machine.GetEnvironmentStatistics().FilteredCpuUsagePercentage;
            await grains.Operations().ReportAsync(new(
                $"{self.SiloAddress.Endpoint}", Release.Name, startedAt, time.GetUtcNow(), cpu, Environment.WorkingSet, worker.Slots, transfers.Slots)
            {
                IsPaused = await gate.IsClosedAsync(),
                Oldest = streams.Oldest(),
            });
        }
#pragma warning disable CA1031 // The boundary: the next report may get there; a silo that is not heard of is missing on the page.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogNotTold(fault);
        }
    }

    [LoggerMessage(LogLevel.Debug, "Operators could not be told how this silo is")]
    private partial void LogNotTold(Exception fault);
}
