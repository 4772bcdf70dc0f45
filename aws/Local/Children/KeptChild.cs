namespace GasOrleans.Aws.Local.Children;

/// <summary>A process that is started again when it ends by itself, a few times.</summary>
public sealed class KeptChild : IAsyncDisposable
{
    private const int MostStarts = 5;
    private static readonly TimeSpan Within = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);
    private readonly ChildCommand command;
    private readonly Func<ChildProcess, Task> ready;
    private readonly ChildPolicy policy;
    private readonly Queue<DateTimeOffset> starts = new();
    private readonly SemaphoreSlim gate = new(1);
    private ChildProcess child;
    private volatile bool ending;

    private KeptChild(ChildCommand command, Func<ChildProcess, Task> ready, ChildPolicy policy, ChildProcess first)
    {
        this.command = command;
        this.ready = ready;
        this.policy = policy;
        child = first;
        GaveUp = KeepAsync();
    }

    /// <summary>Its process id now.</summary>
    public int Id => child.Id;

    /// <summary>Completes with a sentence when it has ended too often, or may not be started again; with null when it was ended from here.</summary>
    public Task<string?> GaveUp { get; }

    /// <summary>Starts it; it is ready when <paramref name="ready"/> has completed.</summary>
    public static async Task<KeptChild> StartAsync(ChildCommand command, Func<ChildProcess, Task> ready, ChildPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(ready);
        var child = await ChildProcess.StartAsync(command);
        try
        {
            await ready(child);
            return new KeptChild(command, ready, policy, child);
        }
        catch
        {
            await child.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the process at once, as a crash would; it is started again as after a crash.</summary>
    public Task KillAsync() => child.KillAsync();

    /// <summary>Asks it to end and waits for as long as that takes; it is not started again. Says its exit code.</summary>
    public async Task<int> RetireAsync()
    {
        ending = true;
        await gate.WaitAsync();
        child.AskToEnd();
        gate.Release();
        await GaveUp;
        return await child.Exited;
    }

    /// <summary>Waits until it is ready (again).</summary>
    public async Task WhenReadyAsync()
    {
        while (child.Exited.IsCompleted && !GaveUp.IsCompleted)
        {
            await Task.Delay(Interval, TimeProvider.System);
        }

        await gate.WaitAsync();
        try
        {
            await ready(child);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Asks it to end, and insists.</summary>
    public async ValueTask DisposeAsync()
    {
        ending = true;
        await gate.WaitAsync();
        await child.DisposeAsync();
        gate.Release();
        await GaveUp;
        gate.Dispose();
    }

    private async Task<string?> KeepAsync()
    {
        while (true)
        {
            var code = await child.Exited;
            var words = $"{command.Name} ended with code {code}.";
            if (ending)
            {
                return null;
            }

            if (!policy.Restart || TooOften())
            {
                return $"{words} Its last words:\n{child.LastWords}";
            }

            policy.Say($"{words} Starting it again.");
            await StartAgainAsync();
        }
    }

    private async Task StartAgainAsync()
    {
        await gate.WaitAsync();
        try
        {
            child = ending ? child : await ChildProcess.StartAsync(command);
        }
        finally
        {
            gate.Release();
        }
    }

    private bool TooOften()
    {
        var now = TimeProvider.System.GetUtcNow();
        starts.Enqueue(now);
        while (starts.Peek() < now - Within)
        {
            starts.Dequeue();
        }

        return starts.Count > MostStarts;
    }
}
