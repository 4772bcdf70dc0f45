using GasOrleans.SiloProcess;

namespace Orleans.Aws.Tests.Processes;

/// <summary>Questions to ledgers while silos come and go.</summary>
internal static class Ledgers
{
    public static Task<HashSet<int>> StoredWhenReachableAsync(this ILedger ledger) => WhenReachableAsync<HashSet<int>>(ledger.StoredAsync, []);

    private static async Task<T> WhenReachableAsync<T>(Func<Task<T>> ask, T otherwise)
    {
        try
        {
            return await ask();
        }
        catch (Exception e) when (Load.IsPassing(e))
        {
            return otherwise;
        }
    }
}
