namespace Orleans.Aws;

/// <summary>
/// Sends what is there in full batches: at once when nothing is under way, else as soon as the batch before has come back,
/// together with what was added meanwhile. One batch at a time keeps the order. With a pace, batches that are not full
/// begin no sooner after one another.
/// </summary>
internal sealed class Batcher<T>(Func<T, int> weigh, int heaviest, Func<IReadOnlyList<T>, Task> send, TimeSpan pace = default, TimeProvider? clock = null)
{
    private const int Longest = 10;
    private readonly TimeProvider time = clock ?? TimeProvider.System;
    private TaskCompletionSource full = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long? beganAt;
    private readonly Lock gate = new();
    private readonly Queue<T> waiting = new();
    private Task running = Task.CompletedTask;

    public void Add(T item)
    {
        lock (gate)
        {
            waiting.Enqueue(item);
            if (waiting.Count >= Longest)
            {
                full.TrySetResult();
            }

            if (running.IsCompleted)
            {
                // Away from the caller's scheduler: a grain's turn must not carry the requests of others.
                running = Task.Run(RunAsync);
            }
        }
    }

    /// <summary>Completes when all that was added is sent.</summary>
    public Task IdleAsync()
    {
        lock (gate)
        {
            return running;
        }
    }

    private async Task RunAsync()
    {
        do
        {
            await WaitAsync();
            beganAt = time.GetTimestamp();
        }
        while (Next() is { Count: > 0 } batch && await SentAsync(batch));
    }

    private async Task<bool> SentAsync(List<T> batch)
    {
        await send(batch);
        return true;
    }

    private async Task WaitAsync()
    {
        if (beganAt is { } before && pace - time.GetElapsedTime(before) is var left && left > TimeSpan.Zero)
        {
            using var ended = new CancellationTokenSource();
            await Task.WhenAny(full.Task, Task.Delay(left, time, ended.Token));
            await ended.CancelAsync();
        }
    }

    private List<T> Next()
    {
        lock (gate)
        {
            List<T> batch = [];
            var weight = 0;
            while (batch.Count < Longest && waiting.TryPeek(out var item) && (batch.Count == 0 || weight + weigh(item) <= heaviest))
            {
                weight += weigh(item);
                batch.Add(waiting.Dequeue());
            }

            if (waiting.Count < Longest && full.Task.IsCompleted)
            {
                full = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            if (batch.Count == 0)
            {
                running = Task.CompletedTask;
            }

            return batch;
        }
    }
}
