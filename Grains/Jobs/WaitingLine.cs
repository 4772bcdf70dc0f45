namespace GasOrleans.Jobs;

/// <summary>The line of waiting jobs as it is looked at now and then, and how fast it moves.</summary>
/// <param name="most">How many are looked at.</param>
internal sealed class WaitingLine(int most)
{
    /// <summary>What moved longer ago says nothing of now; nor does a look after so long a pause.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private readonly Queue<(TimeSpan At, int Gone)> moves = new();
    private IReadOnlyList<(JobKey Job, DateTimeOffset Since)> line = [];
    private TimeSpan? lookedAt;

    /// <summary>The line, longest waiting first, <paramref name="at"/> some time by a clock that never steps.</summary>
    public void Observe(IReadOnlyList<(JobKey Job, DateTimeOffset Since)> now, TimeSpan at)
    {
        if (at - lookedAt > Pause)
        {
            moves.Clear();
        }
        else if (lookedAt is not null)
        {
            var still = now.Select(one => one.Job).ToHashSet();
            moves.Enqueue((at, line.Count(one => !still.Contains(one.Job))));
        }

        if (moves.Count == 0)
        {
            moves.Enqueue((at, 0)); // from when it is counted
        }

        while (moves.Count > 2 && at - moves.Peek().At > Memory)
        {
            moves.Dequeue();
        }

        (line, lookedAt) = (now, at);
    }

    public QueuePlace? Place(JobKey job)
    {
        var ahead = line.Index().FirstOrDefault(one => one.Item.Job == job, (-1, default)).Index;
        var isLong = line.Count >= most;
        return ahead < 0 && !isLong ? null : ahead < 0 ? new(line.Count, true, null) : new(ahead, false, Wait(ahead));
    }

    private TimeSpan? Wait(int ahead)
    {
        var (span, gone) = (moves.Count < 2 ? default : lookedAt!.Value - moves.Peek().At, moves.Skip(1).Sum(move => move.Gone));
        return gone == 0 ? null : (ahead + 1) * span / gone;
    }
}
