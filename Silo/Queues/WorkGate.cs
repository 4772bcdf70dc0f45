using GasOrleans.Operations;

namespace GasOrleans.Queues;

/// <summary>Between the workers and operators: closed while work is paused, and from the start on until it is known whether it is.</summary>
internal sealed partial class WorkGate(CurrentOrders orders, IGrainFactory grains, TimeProvider time, ILogger<WorkGate> logger)
{
    /// <summary>What queues allow (<c>maxReceiveCount</c> in <c>aws/cloudformation/data.yaml</c>).</summary>
    private const int LastReceive = 5;

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);
    private bool saidSo;

    /// <summary>Returns when new work may be taken, or the silo stops.</summary>
    public async Task WhenOpenAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested && await IsClosedAsync())
        {
            await Task.Delay(Pace, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public async Task<bool> IsClosedAsync()
    {
        try
        {
            var pause = (await orders.NowAsync()).Work;
            if (pause is not null != saidSo)
            {
                saidSo = pause is not null;
                LogPause(saidSo, pause?.Text);
            }

            return saidSo;
        }
#pragma warning disable CA1031 // The boundary: as long as nobody knows whether work is paused, none is taken.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogNotKnown(fault);
            return true;
        }
    }

    /// <summary>A message failed; when it will be parked for that, operators are told why.</summary>
    public async Task FailedAsync(string queue, WorkMessage message, string why)
    {
        if (message.Receives < LastReceive)
        {
            return;
        }

        try
        {
            await grains.Operations().FailsAsync(queue, message.Id, why, CancellationToken.None);
        }
#pragma warning disable CA1031 // The log has said it already; the message is parked all the same.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogNotTold(fault, queue);
        }
    }

    [LoggerMessage(LogLevel.Information, "Work is paused: {IsPaused} ({Why})")]
    private partial void LogPause(bool isPaused, string? why);

    [LoggerMessage(LogLevel.Warning, "It is not known whether work is paused; none is taken until it is")]
    private partial void LogNotKnown(Exception fault);

    [LoggerMessage(LogLevel.Warning, "{Queue}: why a message is parked could not be told")]
    private partial void LogNotTold(Exception fault, string queue);
}
