using Microsoft.Extensions.Logging;

namespace GasOrleans.Operations;

/// <summary>What operators ordered, as this silo knows it: at most two seconds old, or, when the grain does not answer, the last that was known.</summary>
internal sealed partial class CurrentOrders(IGrainFactory grains, TimeProvider time, ILogger<CurrentOrders> logger)
{
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private SiteOrders? known;
    private long readAt;
    private Task<SiteOrders>? reading;

    /// <summary>Throws only when nothing was ever known: a silo that starts must not take for allowed what is paused.</summary>
    public ValueTask<SiteOrders> NowAsync()
    {
        lock (gate)
        {
            return known is not null && time.GetElapsedTime(readAt) < Age ? new(known) : new(reading ??= Task.Run(ReadAsync)); // away from the caller's turn: others wait for it too
        }
    }

    private async Task<SiteOrders> ReadAsync()
    {
        SiteOrders? read = null;
        try
        {
            return read = await grains.Operations().OrdersAsync(CancellationToken.None);
        }
        catch (Exception fault) when (known is not null)
        {
            LogNotRead(fault);
            return known;
        }
        finally
        {
            lock (gate)
            {
                (known, readAt, reading) = (read ?? known, time.GetTimestamp(), null);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "What operators ordered could not be read; what was known last counts")]
    private partial void LogNotRead(Exception fault);
}
