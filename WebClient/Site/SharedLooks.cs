using System.Diagnostics;

namespace GasOrleans.WebClient.Site;

/// <summary>
/// Many pages that look at the same thing at the same time look once. Nobody gets what was looked up before what they know of: whom the look
/// that is under way is too old for gets the next one, with all others of whom that is so.
/// </summary>
internal sealed class SharedLooks<TKey, TSeen>(Func<TKey, Task<TSeen>> look)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, (Task<TSeen> Look, long Began)> running = [];
    private readonly Dictionary<TKey, Task<TSeen>> next = [];

    /// <param name="key">What is looked at.</param>
    /// <param name="since">When it changed, by <see cref="Stopwatch.GetTimestamp"/>; absent: it may just have.</param>
    public Task<TSeen> AskAsync(TKey key, long? since = null)
    {
        lock (gate)
        {
            if (!running.TryGetValue(key, out var now))
            {
                return (running[key] = (LookAsync(key, null), Stopwatch.GetTimestamp())).Look;
            }

            if (since < now.Began)
            {
                return now.Look;
            }

            if (!next.TryGetValue(key, out var then))
            {
                next[key] = then = LookAsync(key, now.Look);
            }

            return then;
        }
    }

    private async Task<TSeen> LookAsync(TKey key, Task? before)
    {
        await Task.Yield();
        if (before is not null)
        {
            await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            lock (gate)
            {
                next.Remove(key, out var self);
                running[key] = (self!, Stopwatch.GetTimestamp());
            }
        }

        try
        {
            return await look(key);
        }
        finally
        {
            lock (gate)
            {
                if (!next.ContainsKey(key))
                {
                    running.Remove(key);
                }
            }
        }
    }
}
