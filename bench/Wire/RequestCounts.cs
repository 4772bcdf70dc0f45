using System.Collections.Concurrent;

namespace GasOrleans.Bench.Wire;

/// <summary>What was asked of which service.</summary>
internal readonly record struct AwsRequest(string Service, string Operation);

/// <summary>How often each request was seen.</summary>
internal sealed class RequestCounts
{
    private ConcurrentDictionary<AwsRequest, int> seen = new();

    public void Add(AwsRequest request) => seen.AddOrUpdate(request, 1, (_, count) => count + 1);

    /// <summary>What was seen since the last time.</summary>
    public IReadOnlyDictionary<AwsRequest, int> Take() => Interlocked.Exchange(ref seen, new());

    /// <summary>What was seen while some work was done.</summary>
    public async Task<Counted> CountAsync(Func<Task> work)
    {
        Take();
        var began = TimeProvider.System.GetTimestamp();
        await work();
        return new Counted(Take(), TimeProvider.System.GetElapsedTime(began));
    }
}
