namespace Orleans.Aws;

/// <summary>
/// Sends what is there in full batches: at once when nothing is under way, else as soon as the batch before has come back,
/// together with what was added meanwhile. One batch at a time keeps the order.
/// </summary>
internal sealed class Batcher<T>(Func<T, int> weigh, int heaviest, Func<IReadOnlyList<T>, Task> send)
{
    private const int Longest = 10;
    private readonly Lock gate = new();
    private readonly Queue<T> waiting = new();
    private Task running = Task.CompletedTask;

    public void Add(T item)
    {
        lock (gate)
        {
            waiting.Enqueue(item);
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
        while (Next() is { Count: > 0 } batch)
        {
            await send(batch);
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

            if (batch.Count == 0)
            {
                running = Task.CompletedTask;
            }

            return batch;
        }
    }
}
