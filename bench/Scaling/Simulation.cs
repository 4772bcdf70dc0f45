namespace GasOrleans.Bench.Scaling;

/// <summary>What came of a policy under a demand.</summary>
internal sealed record Outcome(string Policy, double MedianWait, double LateWait, double OthersLateWait, double InstanceHours, int Changes, int Reversals, int MostSilos);

/// <summary>A policy against a demand, second by second.</summary>
internal sealed class Simulation(ScalingPolicy policy, IReadOnlyList<SubmittedJob> jobs, int hours, int slots)
{
    public const int Least = 2;
    public const int Most = 10;
    private const int Cap = 8;
    private const int Flooder = 0;
    private readonly Fleet fleet = new(slots);
    private readonly Backlog backlog = new(Cap);
    private readonly List<(SubmittedJob Job, double Wait)> waits = [];
    private readonly List<int> changes = [];
    private int most;
    private int sentBefore;

    public Outcome Run()
    {
        fleet.SetDesired(Least, -600);
        var next = 0;
        for (var now = 0; now < hours * 3600 || waits.Count < jobs.Count; now++)
        {
            for (; next < jobs.Count && jobs[next].At <= now; next++)
            {
                backlog.Add(new(jobs[next], 0));
            }

            foreach (var done in fleet.Step(now, backlog.Take, HandBack))
            {
                backlog.Ended(done);
                waits.Add((done.Job, now - done.Job.At - done.Job.Seconds));
            }

            if (now % 60 == 0)
            {
                Scale(now);
            }
        }

        return new(
            policy.Name,
            At(waits.Select(one => one.Wait), 0.5),
            At(waits.Select(one => one.Wait), 0.95),
            At(waits.Where(one => one.Job.User != Flooder).Select(one => one.Wait), 0.95),
            fleet.InstanceHours,
            changes.Count,
            changes.Zip(changes.Skip(1)).Count(pair => Math.Sign(pair.First) != Math.Sign(pair.Second)),
            most);
    }

    private void HandBack(Fleet.Work work)
    {
        backlog.Ended(work);
        backlog.Add(work);
    }

    private void Scale(int now)
    {
        var sent = jobs.Skip(SentBefore(now - 600)).TakeWhile(job => job.At <= now).Count();
        var before = fleet.Desired;
        var wanted = policy.Decide(new(backlog.Visible, backlog.OldestSeconds(now), sent, fleet.InService, before), now / 60);
        var after = Math.Clamp(wanted, Least, Most);
        fleet.SetDesired(after, now);
        most = Math.Max(most, after);
        if (after != before)
        {
            changes.Add(after - before);
        }
    }

    private int SentBefore(int time)
    {
        while (sentBefore < jobs.Count && jobs[sentBefore].At <= time)
        {
            sentBefore++;
        }

        return sentBefore;
    }

    private static double At(IEnumerable<double> values, double share)
    {
        List<double> sorted = [.. values.Order()];
        return sorted.Count == 0 ? 0 : Math.Max(0, sorted[(int)(share * (sorted.Count - 1))]);
    }
}
