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

    /// <summary>Whether the job itself said no; otherwise a lost claim only could not be kept, and the message must come again.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>Waits for a yes of the job, on which outputs are published; throws when the claim is lost instead.</summary>
    public async Task EnsureAsync(CancellationToken ct)
    {
        var asked = time.GetTimestamp();
        while (Volatile.Read(ref renewedAt) < asked && !IsRefused)
        {
            if (!await RenewAsync())
            {
                break;
            }

            ct.ThrowIfCancellationRequested();
        }

        lost.Token.ThrowIfCancellationRequested();
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

    /// <summary>Whether there is still something to keep. A call that hangs is given up in time to ask again.</summary>
    private async Task<bool> RenewAsync()
    {
        try
        {
            IsRefused = !await job.RenewAsync(token, ended.Token).WaitAsync(options.Length / 3, time, ended.Token);
            Volatile.Write(ref renewedAt, time.GetTimestamp());
        }
#pragma warning disable CA1031 // Whatever hinders the call, the claim lives as long as its length says.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (ended.IsCancellationRequested)
            {
                return false;
            }

            LogRenewFailed(logger, e, token);
        }

        if (IsRefused || time.GetElapsedTime(Volatile.Read(ref renewedAt)) >= options.Length)
        {
            await lost.CancelAsync();
        }

        return !lost.IsCancellationRequested;
    }

    [LoggerMessage(LogLevel.Warning, "A claim (attempt {Attempt}) could not be renewed")]
    private static partial void LogRenewFailed(ILogger logger, Exception e, long attempt);
}
