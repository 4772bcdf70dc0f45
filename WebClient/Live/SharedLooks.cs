namespace GasOrleans.WebClient.Live;

/// <summary>
/// Many pages that look at the same thing at the same time look once. Nobody gets what was looked up before they asked: who asks
/// while a look is under way gets the next one, with all others who do.
/// </summary>
internal sealed class SharedLooks<TKey, TSeen>(Func<TKey, Task<TSeen>> look)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, Task<TSeen>> running = [];
    private readonly Dictionary<TKey, Task<TSeen>> next = [];

    public Task<TSeen> AskAsync(TKey key)
    {
        lock (gate)
        {
            if (!running.TryGetValue(key, out var now))
            {
                return running[key] = LookAsync(key, null);
            }

            if (!next.TryGetValue(key, out var then))
            {
                next[key] = then = LookAsync(key, now);
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
                running[key] = self!;
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
