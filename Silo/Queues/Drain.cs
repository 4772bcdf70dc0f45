using Microsoft.Extensions.Options;

namespace GasOrleans.Queues;

/// <summary>How a silo leaves: from the first word on it takes no new work; what has not ended in time is handed back.</summary>
internal sealed class Drain : IDisposable
{
    private readonly CancellationTokenSource handBack;

    public Drain(IHostApplicationLifetime lifetime, IOptions<DrainOptions> options, TimeProvider time)
    {
        handBack = new(Timeout.InfiniteTimeSpan, time);
        Stopping = lifetime.ApplicationStopping;
        Stopping.Register(() => handBack.CancelAfter(options.Value.FinishWithin));
    }

    /// <summary>No new work is taken.</summary>
    public CancellationToken Stopping { get; }

    /// <summary>What still runs is handed back: a fresh message is sent for it, so that a deploy costs no receive.</summary>
    public CancellationToken HandBack => handBack.Token;

    public void Dispose() => handBack.Dispose();
}
