namespace GasOrleans.Bench.Scaling;

/// <summary>What waits, as in the queue: users take turns, and who is over the running cap waits out of sight (its messages are delayed).</summary>
internal sealed class Backlog(int cap)
{
    private const int PlaceDelay = 120;
    private readonly SortedDictionary<int, Queue<Fleet.Work>> waiting = [];
    private readonly Dictionary<int, int> running = [];
    private int last = -1;

    /// <summary>What a worker could take now: what SQS counts as visible.</summary>
    public int Visible => waiting.Sum(user => Math.Min(user.Value.Count, Math.Max(0, cap - Running(user.Key))));

    public int All => waiting.Sum(user => user.Value.Count);

    /// <summary>How long the oldest message has waited. Who is over the cap is sent anew every two minutes at the latest: such messages are never old.</summary>
    public int OldestSeconds(int now) => waiting.Where(user => user.Value.Count > 0)
        .Select(user => user.Value.Count + Running(user.Key) > cap ? Math.Min(PlaceDelay, now - user.Value.Peek().Job.At) : now - user.Value.Peek().Job.At)
        .DefaultIfEmpty(0).Max();

    public void Add(Fleet.Work work)
    {
        if (!waiting.TryGetValue(work.Job.User, out var queue))
        {
            waiting[work.Job.User] = queue = [];
        }

        queue.Enqueue(work);
    }

    public Fleet.Work? Take()
    {
        var open = waiting.Where(user => user.Value.Count > 0 && Running(user.Key) < cap).Select(user => user.Key).ToList();
        if (open.Count == 0)
        {
            return null;
        }

        last = open.Find(user => user > last) is var next && next > last ? next : open[0];
        running[last] = Running(last) + 1;
        return waiting[last].Dequeue();
    }

    public void Ended(Fleet.Work work) => running[work.Job.User]--;

    private int Running(int user) => running.GetValueOrDefault(user);
}
