using GasOrleans.Operations;

namespace GasOrleans.WebClient.Operators;

/// <summary>What operators ordered, as this server knows it: looked up every two seconds, so that pages can show it without asking.</summary>
internal sealed partial class SiteNotices(IGrainFactory grains, TimeProvider time, ILogger<SiteNotices> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);
    private bool isSilent;

    /// <summary>The last that was known; nothing is refused by it, the silos do that.</summary>
    public SiteOrders Now { get; private set; } = new();

    public async Task RefreshAsync(CancellationToken ct) => Now = await grains.Operations().OrdersAsync(ct);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, time);
        do
        {
            await TryAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TryAsync(CancellationToken ct)
    {
        try
        {
            await RefreshAsync(ct);
            isSilent = false;
        }
#pragma warning disable CA1031 // The boundary: whatever the look failed by, the next may succeed.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            if (!isSilent && !Site.Faults.IsClusterAway(fault) && !ct.IsCancellationRequested)
            {
                isSilent = true; // once, until it answers again
                LogNotRead(fault);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "What operators ordered could not be read; what was known last is shown")]
    private partial void LogNotRead(Exception fault);
}
