namespace GasOrleans.Bench.Scaling;

/// <summary>What a policy sees each minute, as CloudWatch shows it.</summary>
/// <param name="Visible">Requests that wait.</param>
/// <param name="OldestSeconds">How long the oldest has waited.</param>
/// <param name="Sent">Messages sent in the last ten minutes.</param>
/// <param name="InService">Silos in service.</param>
/// <param name="Desired">Silos asked for.</param>
internal sealed record Seen(int Visible, int OldestSeconds, int Sent, int InService, int Desired);

/// <summary>Says each minute how many silos there should be.</summary>
internal abstract class ScalingPolicy(string name)
{
    public string Name => name;

    public abstract int Decide(Seen seen, int minute);
}

/// <summary>The stacks': waiting ÷ slots tracked as Auto Scaling does it (three minutes above to grow, fifteen below nine tenths to shrink), and a step for long waits.</summary>
internal sealed class BacklogPerSlot(int slots, double target, int longestWait) : ScalingPolicy("waiting per slot, and the oldest's wait")
{
    private int above;
    private int below;
    private int old;
    private int grewAt = int.MinValue / 2;

    public override int Decide(Seen seen, int minute)
    {
        var perSlot = (double)seen.Visible / (Math.Max(1, seen.InService) * slots);
        above = perSlot > target ? above + 1 : 0;
        below = perSlot < 0.9 * target ? below + 1 : 0;
        old = seen.OldestSeconds > longestWait ? old + 1 : 0;
        if (above >= 3)
        {
            return Grow(Math.Max(seen.Desired, (int)Math.Ceiling(seen.InService * perSlot / target)), minute);
        }

        // A new silo is given its warm-up before a wait counts again.
        if (old >= 3 && minute - grewAt >= 3)
        {
            return Grow(seen.Desired + (seen.OldestSeconds > longestWait + 600 ? 2 : 1), minute);
        }

        if (below >= 15 && old == 0)
        {
            below = 0;
            return seen.Desired - 1;
        }

        return seen.Desired;
    }

    private int Grow(int to, int minute)
    {
        grewAt = minute;
        return to;
    }
}

/// <summary>What the scripts did: more than 50 sent in ten minutes, one more; fewer than ten, one less.</summary>
internal sealed class MessagesSent() : ScalingPolicy("messages sent in 10 min, ±1")
{
    public override int Decide(Seen seen, int minute)
        => minute % 5 != 0 ? seen.Desired : seen.Sent > 50 ? seen.Desired + 1 : seen.Sent < 10 ? seen.Desired - 1 : seen.Desired;
}

/// <summary>Target tracking on the whole backlog, however many silos work on it.</summary>
internal sealed class WholeBacklog(double target) : ScalingPolicy("whole backlog tracked")
{
    private int above;
    private int below;

    public override int Decide(Seen seen, int minute)
    {
        above = seen.Visible > target ? above + 1 : 0;
        below = seen.Visible < 0.9 * target ? below + 1 : 0;
        if (above >= 3)
        {
            return Math.Max(seen.Desired, (int)Math.Ceiling(seen.InService * seen.Visible / target));
        }

        if (below < 15)
        {
            return seen.Desired;
        }

        below = 0;
        return seen.Desired - 1;
    }
}

/// <summary>All silos that there may be, all the time: nothing waits less, nothing costs more.</summary>
internal sealed class AlwaysLargest() : ScalingPolicy("always the largest fleet")
{
    public override int Decide(Seen seen, int minute) => Simulation.Most;
}
