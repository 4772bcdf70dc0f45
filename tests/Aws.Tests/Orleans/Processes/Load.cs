using System.Diagnostics;
using Orleans.Runtime.Messaging;
using Orleans.Storage;

namespace Orleans.Aws.Tests.Processes;

/// <summary>Numbers for a few ledgers, by events or by calls; knows what must be in which.</summary>
internal sealed class Load(SiloProcesses silos, int ledgers)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly List<string> keys = [.. Enumerable.Range(0, ledgers).Select(_ => Guid.NewGuid().ToString("N"))];
    private int sent;

    public int Sent => sent;

    public IReadOnlyList<string> Keys => keys;

    /// <summary>Sends each ledger these numbers as events, one after the other.</summary>
    public Task SendAsync(IEnumerable<int> numbers) => Task.WhenAll(keys.Select(async key =>
    {
        foreach (var number in numbers)
        {
            await silos.Stream(key).OnNextAsync(number);
            Interlocked.Increment(ref sent);
        }
    }));

    /// <summary>Gives each ledger these numbers by calls, until told to stop; says how many each was given.</summary>
    public async Task<int[]> CallAsync(int first, CancellationToken end) => await Task.WhenAll(keys.Select(async key =>
    {
        var count = 0;
        while (!end.IsCancellationRequested)
        {
            await RetryAsync(() => silos.Ledger(key).RecordAsync(first + count));
            count++;
        }

        return count;
    }));

    /// <summary>Waits until every ledger has stored these numbers.</summary>
    public async Task AreStoredAsync(Func<int, IEnumerable<int>> numbersOf)
    {
        for (var i = 0; i < keys.Count; i++)
        {
            var missing = numbersOf(i).ToHashSet();
            await Eventually.HoldsAsync(
                async () =>
                {
                    missing.ExceptWith(await silos.Ledger(keys[i]).StoredWhenReachableAsync());
                    return missing.Count == 0;
                },
                2 * Patience,
                () => $"{missing.Count} numbers are missing in ledger {i}");
        }
    }

    /// <summary>A call that retries, as a client of a cluster whose silos come and go must.</summary>
    private static async Task RetryAsync(Func<Task> call)
    {
        for (var clock = Stopwatch.StartNew(); ;)
        {
            try
            {
                await call();
                return;
            }
            catch (Exception e) when (IsPassing(e) && clock.Elapsed < Patience)
            {
                await Task.Delay(Pause, TimeProvider.System);
            }
        }
    }

    public static bool IsPassing(Exception e) => e is SiloUnavailableException or TimeoutException or OrleansMessageRejectionException or InconsistentStateException or ConnectionFailedException;
}
