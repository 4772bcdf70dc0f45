namespace GasOrleans.Bench.Scaling;

/// <summary>The silos of a simulation: each takes a while to start, works with its slots, and drains before it goes.</summary>
internal sealed class Fleet(int slots)
{
    /// <summary>From an instance's launch to its first job: boot, installation, joining.</summary>
    private const int Start = 180;

    /// <summary>What a silo that leaves finishes in; the rest it hands back.</summary>
    private const int FinishWithin = 600;

    private readonly List<Silo> silos = [];

    public int InService => silos.Count(silo => silo is { IsLeaving: false, IsUp: true });

    public int Desired => silos.Count(silo => !silo.IsLeaving);

    public double InstanceHours { get; private set; }

    /// <summary>Starts or drains silos until there are so many; the emptiest go first.</summary>
    public void SetDesired(int count, int now)
    {
        while (Desired < count)
        {
            silos.Add(new(now + Start, slots));
        }

        foreach (var silo in silos.Where(silo => !silo.IsLeaving).OrderBy(silo => silo.Running.Count).Take(Desired - count).ToList())
        {
            silo.LeavesAt = now + FinishWithin;
        }
    }

    /// <summary>One second: finishes what is done, gives back what leaving silos could not finish, takes what waits.</summary>
    public IEnumerable<Work> Step(int now, Func<Work?> take, Action<Work> handBack)
    {
        foreach (var silo in silos)
        {
            silo.IsUp = silo.UpAt <= now;
            foreach (var work in silo.Running.Where(work => work.EndsAt <= now).ToList())
            {
                silo.Running.Remove(work);
                yield return work;
            }

            if (silo.LeavesAt <= now)
            {
                silo.Running.ForEach(handBack);
                silo.Running.Clear();
            }

            while (silo is { IsUp: true, IsLeaving: false } && silo.Running.Count < silo.Slots && take() is { } next)
            {
                silo.Running.Add(next with { EndsAt = now + next.Job.Seconds });
            }
        }

        silos.RemoveAll(silo => silo.IsLeaving && silo.Running.Count == 0);
        InstanceHours += silos.Count / 3600.0;
    }

    internal sealed record Work(SubmittedJob Job, double EndsAt);

    private sealed class Silo(int upAt, int slots)
    {
        public int UpAt => upAt;

        public int Slots => slots;

        public bool IsUp { get; set; }

        public int? LeavesAt { get; set; }

        public bool IsLeaving => LeavesAt is not null;

        public List<Work> Running { get; } = [];
    }
}
