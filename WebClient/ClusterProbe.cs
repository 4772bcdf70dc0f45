using GasOrleans.WebClient.Site;

namespace GasOrleans.WebClient;

/// <summary>A lost connection is made again by the next call; when nobody calls, this does, so that readiness tells the truth.</summary>
internal sealed class ClusterProbe(ClusterConnection cluster, IGrainFactory grains, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (cluster is { IsUp: false, WasUp: true })
            {
                await CallAsync(stoppingToken);
            }
        }
    }

    private async Task CallAsync(CancellationToken ct)
    {
        try
        {
            await grains.Genomes().ListAsync(ct);
        }
        catch (Exception fault) when (Faults.IsClusterAway(fault))
        {
            // Still away, which the connection has said; the next tick calls again.
        }
    }
}
