namespace GasOrleans.Queues;

/// <summary>Keeps a message invisible for as long as it is handled.</summary>
internal sealed partial class Lease : IAsyncDisposable
{
    private readonly CancellationTokenSource ended = new();
    private readonly Task beating;

    public Lease(WorkQueue queue, WorkMessage message, TimeSpan visibility, TimeProvider time, ILogger logger)
        => beating = BeatAsync(queue, message, visibility, time, logger);

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await beating;
        ended.Dispose();
    }

    private async Task BeatAsync(WorkQueue queue, WorkMessage message, TimeSpan visibility, TimeProvider time, ILogger logger)
    {
        using var timer = new PeriodicTimer(visibility / 3, time);
        while (await NextBeatAsync(timer))
        {
            try
            {
                await queue.ExtendAsync(message, visibility, ended.Token);
            }
#pragma warning disable CA1031 // A missed beat is not the end: two more come within the lease, and the claim fences what is late.
            catch (Exception e)
#pragma warning restore CA1031
            {
                if (ended.IsCancellationRequested)
                {
                    return;
                }

                LogBeatFailed(logger, e, queue.Name);
            }
        }
    }

    private async Task<bool> NextBeatAsync(PeriodicTimer timer)
    {
        try
        {
            return await timer.WaitForNextTickAsync(ended.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Queue}: a lease could not be extended")]
    private static partial void LogBeatFailed(ILogger logger, Exception e, string queue);
}
