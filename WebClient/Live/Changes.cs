using System.Diagnostics;
using System.Threading.Channels;
using GasOrleans.Jobs;

namespace GasOrleans.WebClient.Live;

/// <summary>Which jobs changed since they were last asked for: a set, so that a slow reader misses steps but never the last one.</summary>
internal sealed class Changes
{
    private readonly Channel<bool> wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Lock gate = new();
    private HashSet<JobId> changed = [];
    private long last;

    /// <summary>When the last change came, by <see cref="Stopwatch.GetTimestamp"/>.</summary>
    public long Last
    {
        get
        {
            lock (gate)
            {
                return last;
            }
        }
    }

    public void Add(JobId job)
    {
        lock (gate)
        {
            changed.Add(job);
            last = Stopwatch.GetTimestamp();
        }

        wake.Writer.TryWrite(true);
    }

    /// <summary>The jobs that changed; empty when nothing did within <paramref name="patience"/>.</summary>
    public async Task<IReadOnlySet<JobId>> NextAsync(TimeSpan patience, TimeProvider time, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            await wake.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Quiet is an answer too: the reader sends a sign of life.
        }

        lock (gate)
        {
            (var taken, changed) = (changed, []);
            return taken;
        }
    }
}
