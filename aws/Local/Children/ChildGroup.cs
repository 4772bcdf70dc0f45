using System.Collections.Concurrent;

namespace GasOrleans.Aws.Local.Children;

/// <summary>Processes that end together.</summary>
internal sealed class ChildGroup(ChildPolicy policy) : IAsyncDisposable
{
    private readonly ConcurrentBag<KeptChild> children = [];
    private readonly TaskCompletionSource<string> broken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes with a sentence when one of them has ended for good by itself.</summary>
    public Task<string> Broken => broken.Task;

    public async Task<KeptChild> StartAsync(ChildCommand command, Func<ChildProcess, Task> ready)
    {
        var child = await KeptChild.StartAsync(command, ready, policy);
        children.Add(child);
        _ = WatchAsync(child);
        return child;
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(children.Select(child => child.DisposeAsync().AsTask()));

    private async Task WatchAsync(KeptChild child)
    {
        if (await child.GaveUp is { } sentence)
        {
            broken.TrySetResult(sentence);
        }
    }
}
