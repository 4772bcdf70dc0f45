namespace GasOrleans.Bench.Scaling;

/// <summary>A job as it is submitted: by whom, and how much work it is for one slot.</summary>
internal sealed record SubmittedJob(int User, int At, double Seconds);

/// <summary>Who submits what when, in seconds from the start; the same for each policy.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Hours">How long it is watched.</param>
/// <param name="Load">How much work usual users submit at an hour, as a share of what the largest fleet does.</param>
/// <param name="Flood">What one user submits at once, an hour after the start, in hours of the largest fleet.</param>
internal sealed record Demand(string Name, int Hours, Func<double, double> Load, double Flood)
{
    private const int Users = 40;

    /// <summary>A working day: little at night, most in the afternoon.</summary>
    public static readonly Demand Day = new("day curve", 24, hour => 0.05 + (0.65 * Math.Max(0, Math.Sin(Math.PI * (hour - 7) / 13))), 0);

    /// <summary>A course begins: from little to much within a minute, for twenty minutes.</summary>
    public static readonly Demand Burst = new("burst", 5, hour => hour is >= 1 and < 1.34 ? 1.5 : 0.05, 0);

    /// <summary>One user sends a thousand files while others work as ever.</summary>
    public static readonly Demand OneUser = new("one-user flood", 8, _ => 0.12, 1.5);

    /// <summary>Sizes are spread as people's are: most small, few very large; the mean is <paramref name="seconds"/>.</summary>
    /// <param name="seed">Of its randomness.</param>
    /// <param name="seconds">The mean of a job.</param>
    /// <param name="slots">The slots of the largest fleet.</param>
    public IReadOnlyList<SubmittedJob> Jobs(int seed, double seconds, int slots)
    {
        var perSecond = slots / seconds;
        var random = new Random(seed);
        var jobs = new List<SubmittedJob>();
        for (var at = 0; at < Hours * 3600; at++)
        {
            for (var due = Load(at / 3600.0) * perSecond; random.NextDouble() < due; due--)
            {
                jobs.Add(new(1 + random.Next(Users), at, Size(random, seconds)));
            }
        }

        jobs.AddRange(Enumerable.Range(0, (int)(Flood * perSecond * 3600)).Select(_ => new SubmittedJob(0, 3600, Size(random, seconds))));
        return [.. jobs.OrderBy(job => job.At)];
    }

    /// <summary>Log-normal with sigma 1, whose mean is e^½ times its median.</summary>
    private static double Size(Random random, double mean)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return mean * Math.Exp(normal - 0.5);
    }
}
