namespace GasOrleans.Aws.Local.Children;

/// <summary>Processes that end together.</summary>
internal sealed class ChildGroup : IAsyncDisposable
{
    private readonly List<ChildProcess> children = [];

    public async Task<ChildProcess> StartAsync(ChildCommand command)
    {
        var child = await ChildProcess.StartAsync(command);
        lock (children)
        {
            children.Add(child);
        }

        return child;
    }

    /// <summary>Completes with a sentence when one of them has ended.</summary>
    public async Task<string> FirstEndAsync()
    {
        var never = new TaskCompletionSource<int>().Task;
        await Task.WhenAny([never, .. children.Select(child => child.Exited)]);
        var ended = children.First(child => child.Exited.IsCompleted);
        return $"{ended.Name} ended with code {await ended.Exited}. Its last words:\n{ended.LastWords}";
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(children.Select(child => child.DisposeAsync().AsTask()));
}
