using System.Globalization;

namespace GasOrleans.Bench.Providers;

/// <summary>Two ways to the same end, in turns, so that the machine's moods meet both.</summary>
internal static class Rounds
{
    private const int Times = 5;
    private const int Turns = 2;
    private const int Warm = 16; // the SDK and Orleans are much code: after 4 a fifth of the time was still the compiler's

    /// <summary>Compares rates, ours ÷ bare: the median of the rounds, with each round told.</summary>
    public static async Task CompareAsync(string what, double bar, Func<Task<Ran>> bare, Func<Task<Ran>> ours)
    {
        // Both are warm when it counts.
        for (var i = 0; i < Warm; i++)
        {
            await bare();
            await ours();
        }

        List<(double Bare, double Ours)> rounds = [];
        for (var i = 0; i < Times; i++)
        {
            rounds.Add(await RoundAsync(bare, ours));
        }

        var ratios = rounds.Select(round => round.Ours / round.Bare).ToList();
        Report.AtLeast($"{what}, median of {Times}", Report.Median(ratios), "", bar);
        Report.Detail($"each round: {Numbers(ratios, "0.00")}; ours {Numbers(rounds.Select(round => round.Ours), "0")} /s; bare {Numbers(rounds.Select(round => round.Bare), "0")} /s");
    }

    /// <summary>Short runs in turns, each way first as often as the other; the rates over all of them.</summary>
    private static async Task<(double Bare, double Ours)> RoundAsync(Func<Task<Ran>> bare, Func<Task<Ran>> ours)
    {
        List<Ran> plain = [], whole = [];
        for (var turn = 0; turn < Turns; turn++)
        {
            if (turn % 2 == 0)
            {
                plain.Add(await bare());
                whole.Add(await ours());
            }
            else
            {
                whole.Add(await ours());
                plain.Add(await bare());
            }
        }

        return (Rate(plain), Rate(whole));
    }

    private static double Rate(List<Ran> runs) => runs.Sum(run => run.Operations) / runs.Sum(run => run.Time.TotalSeconds);

    /// <summary>What an operation costs this process: processor time and allocations, ours and bare.</summary>
    public static async Task CostAsync(string what, int operations, Func<Task> bare, Func<Task> ours)
    {
        await bare();
        await ours();
        List<Cost> plain = [], whole = [];
        for (var i = 0; i < Times; i++)
        {
            plain.Add(await MeasureAsync(bare, operations));
            whole.Add(await MeasureAsync(ours, operations));
        }

        Report.Detail($"{what}, answered in this process at once, medians of {Times}: ours {Median(whole)}; the bare SDK {Median(plain)}");
    }

    private static async Task<Cost> MeasureAsync(Func<Task> work, int operations)
    {
        var (cpu, bytes) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true));
        await work();
        return new Cost((Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / operations, (GC.GetTotalAllocatedBytes(precise: true) - bytes) / 1024.0 / operations);
    }

    private static FormattableString Median(List<Cost> costs)
        => $"{Report.Median(costs.Select(cost => cost.Microseconds)):0} µs and {Report.Median(costs.Select(cost => cost.Kilobytes)):0.0} KB";

    private static string Numbers(IEnumerable<double> values, string format)
        => string.Join(' ', values.Select(value => value.ToString(format, CultureInfo.InvariantCulture)));

    /// <summary>A run: how many operations in which time.</summary>
    internal readonly record struct Ran(int Operations, TimeSpan Time);

    private sealed record Cost(double Microseconds, double Kilobytes);
}
