using GasOrleans.Jobs;

namespace GasOrleans.Annotation;

/// <summary>Keeps a claim alive while its attempt runs, and says when it is lost: refused, or not renewed for its whole length.</summary>
internal sealed partial class ClaimKeeper : IAsyncDisposable
{
    private readonly CancellationTokenSource ended = new();
    private readonly CancellationTokenSource lost = new();
    private readonly IJobGrain job;
    private readonly long token;
    private readonly ClaimOptions options;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly Task keeping;
    private long renewedAt;

    public ClaimKeeper(IJobGrain job, long token, ClaimOptions options, TimeProvider time, ILogger logger)
    {
        (this.job, this.token, this.options, this.time, this.logger) = (job, token, options, time, logger);
        renewedAt = time.GetTimestamp();
        keeping = KeepAsync();
    }

    /// <summary>Cancelled when the attempt must stop: its outputs would not be the job's.</summary>
    public CancellationToken Lost => lost.Token;

    /// <summary>Asks now: outputs are published only on a yes.</summary>
    public async Task<bool> IsMineAsync(CancellationToken ct)
    {
        if (await job.RenewAsync(token, ct))
        {
            renewedAt = time.GetTimestamp();
            return true;
        }

        await lost.CancelAsync();
        return false;
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await keeping;
        ended.Dispose();
        lost.Dispose();
    }

    private async Task KeepAsync()
    {
        using var timer = new PeriodicTimer(options.RenewEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(ended.Token) && await RenewAsync())
            {
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            return; // the attempt is over
        }
    }

    private async Task<bool> RenewAsync()
    {
        try
        {
            return await IsMineAsync(ended.Token);
        }
#pragma warning disable CA1031 // Whatever hinders the call, the claim lives as long as its length says.
        catch (Exception e) when (!ended.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogRenewFailed(logger, e, token);
            if (time.GetElapsedTime(renewedAt) < options.Length)
            {
                return true;
            }

            await lost.CancelAsync();
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "A claim (attempt {Attempt}) could not be renewed")]
    private static partial void LogRenewFailed(ILogger logger, Exception e, long attempt);
}
