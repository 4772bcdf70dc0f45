namespace GasOrleans.Queues;

/// <summary>
/// Requests that AWS takes several of at once: what is asked while one is under way goes together with the next; when nothing is,
/// at once. Under load requests that are not full begin no faster after one another than the pace.
/// </summary>
/// <param name="most">How many go together.</param>
/// <param name="pace">How long after a request the next that is not full begins at the soonest.</param>
/// <param name="send">Sends some; says for each what it failed by.</param>
internal sealed class SharedRequest<T>(int most, TimeSpan pace, Func<IReadOnlyList<T>, Task<IReadOnlyList<Exception?>>> send)
{
    private readonly Lock gate = new();
    private readonly Queue<(T Item, TaskCompletionSource Done)> waiting = new();
    private TaskCompletionSource full = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long? beganAt;
    private bool isSending;

    /// <summary>Returns when AWS has it; throws what this one failed by.</summary>
    public Task SendAsync(T item)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            waiting.Enqueue((item, done));
            if (waiting.Count >= most)
            {
                full.TrySetResult();
            }

            if (isSending)
            {
                return done.Task;
            }

            isSending = true;
        }

        _ = Task.Run(SendAllAsync); // away from the caller's turn: it carries the requests of others
        return done.Task;
    }

    private async Task SendAllAsync()
    {
        while (await NextAsync() is { Count: > 0 } batch)
        {
            var faults = await TryAsync([.. batch.Select(one => one.Item)]);
            for (var i = 0; i < batch.Count; i++)
            {
                Settle(batch[i].Done, faults[i]);
            }
        }
    }

    private static void Settle(TaskCompletionSource done, Exception? fault)
    {
        if (fault is null)
        {
            done.SetResult();
        }
        else
        {
            done.SetException(fault);
        }
    }

    private async Task<IReadOnlyList<Exception?>> TryAsync(IReadOnlyList<T> items)
    {
        try
        {
            return await send(items);
        }
#pragma warning disable CA1031 // Not swallowed: each of those who wait is told.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return [.. items.Select(_ => e)];
        }
    }

    private async Task<List<(T Item, TaskCompletionSource Done)>> NextAsync()
    {
        if (beganAt is { } before && pace - TimeProvider.System.GetElapsedTime(before) is var left && left > TimeSpan.Zero)
        {
            using var ended = new CancellationTokenSource();
            await Task.WhenAny(full.Task, Task.Delay(left, TimeProvider.System, ended.Token));
            await ended.CancelAsync();
        }

        beganAt = TimeProvider.System.GetTimestamp();
        return Next();
    }

    private List<(T Item, TaskCompletionSource Done)> Next()
    {
        lock (gate)
        {
            List<(T, TaskCompletionSource)> batch = [];
            while (batch.Count < most && waiting.TryDequeue(out var one))
            {
                batch.Add(one);
            }

            full = waiting.Count < most && full.Task.IsCompleted ? new(TaskCreationOptions.RunContinuationsAsynchronously) : full;
            isSending = batch.Count > 0;
            return batch;
        }
    }
}
