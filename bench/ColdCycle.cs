using GasOrleans.Aws.Local.SignIn;
using GasOrleans.Bench.Jobs;
using GasOrleans.Bench.Wire;
using GasOrleans.Jobs;
using GasOrleans.Users;

namespace GasOrleans.Bench;

/// <summary>
/// What the cold half of a job's life costs in requests to AWS, from completed to thawed, when many go through it at once; then
/// many archived jobs of one user come back after one upgrade while another user goes on working. What a completion itself
/// leads to (its mail, its delayed message) is counted with the first half.
/// </summary>
internal static class ColdCycle
{
    private const int Many = 500;
    private const int Few = 200;
    private const int Submitting = 8;
    private const int Alone = 10;
    private const double Bar = 20;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan IdleFor = TimeSpan.FromSeconds(30);
    private static readonly UserId Ada = UserId.Parse(LocalUser.Ada.Subject);
    private static readonly UserId Ben = UserId.Parse(LocalUser.Ben.Subject);
    private static readonly UserId Grace = UserId.Parse(LocalUser.Grace.Subject);

    public static async Task MeasureAsync(string folder, string provider)
    {
        var counts = new RequestCounts();
        await using var wire = await SiloWire.StartAsync(counts);
        await using var system = await BenchSystem.StartAsync(folder, wire.Ports, new Dictionary<string, string>(wire.Settings)
        {
            ["Plans__Free__Window"] = $"{Window:c}",
            ["Archive__Provider"] = provider,
        });
        system.Cloud.Cold.Change(now => now with { ExpeditedSeconds = 1 });
        var file = VcfFile.WriteSmall(system.Files, system.Bundle);
        var alone = await WorkAsync(system, file, done => done < Alone);
        var idle = await counts.CountAsync(() => Task.Delay(IdleFor, TimeProvider.System));
        await SubmitAsync(system, file);
        var away = await counts.CountAsync(() => SettledAsync(system, [(Ben, Few), (Ada, Many)], JobStatus.Archived));
        var back = await counts.CountAsync(() => UpgradeAsync(system, Ben, Few));
        Tell(provider, idle, away, back);
        await RushAsync(system, file, alone);
    }

    /// <summary>Their plan keeps the results until all are completed, so that all windows end at once.</summary>
    private static async Task SubmitAsync(BenchSystem system, string file)
    {
        await Task.WhenAll(system.Jobs.ChangePlanAsync(Ada, Plan.Premium), system.Jobs.ChangePlanAsync(Ben, Plan.Premium));
        var began = TimeProvider.System.GetTimestamp();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Submitting };
        await Parallel.ForAsync(0, Few + Many, options, async (i, _) => await system.Jobs.RunAsync(file, i < Few ? Ben : Ada));
        Report.Detail($"{Few + Many} jobs were annotated in {TimeProvider.System.GetElapsedTime(began).TotalSeconds:0} s");
        await Task.Delay(Settling, TimeProvider.System);
        await Task.WhenAll(system.Jobs.ChangePlanAsync(Ada, Plan.Free), system.Jobs.ChangePlanAsync(Ben, Plan.Free));
        await Task.Delay(Window / 2, TimeProvider.System);
    }

    private static async Task UpgradeAsync(BenchSystem system, UserId user, int jobs)
    {
        await system.Jobs.ChangePlanAsync(user, Plan.Premium);
        await SettledAsync(system, [(user, jobs)], JobStatus.Thawed);
    }

    /// <summary>All are there, and what follows of it is done.</summary>
    private static async Task SettledAsync(BenchSystem system, (UserId User, int Jobs)[] all, JobStatus status)
    {
        await Task.WhenAll(all.Select(one => system.Jobs.WhenAsync(one.User, status, one.Jobs)));
        await Task.Delay(Settling, TimeProvider.System);
    }

    private static void Tell(string provider, Counted idle, Counted away, Counted back)
    {
        var (leaving, returning) = (away.Less(idle).Sum(one => one.Count) / (Few + Many), back.Less(idle).Sum(one => one.Count) / Few);
        var parts = (Parts(away.Less(idle)) / (Few + Many)) + (Parts(back.Less(idle)) / Few);
        Report.Measured($"AWS requests per job, completed → archived → thawed ({provider}), part transfers beside", leaving + returning - parts, "requests", Bar);
        Report.Detail($"the result itself, here in one part each time, besides: {parts:0.0}");
        Report.Detail($"completed → archived, {Few + Many} jobs: {leaving:0.0}");
        away.Tell(idle, Few + Many);
        Report.Detail($"upgrade → thawed, {Few} jobs: {returning:0.0}");
        back.Tell(idle, Few);
    }

    /// <summary>How many of them carry the result or a part of it: their number grows with its size.</summary>
    private static double Parts(IEnumerable<(AwsRequest Request, double Count)> requests)
        => requests.Where(one => (one.Request.Service, one.Request.Operation) is ("S3", "GET" or "PUT") or ("Glacier", "POST archives" or "GET jobs/output")).Sum(one => one.Count);

    /// <summary>All of one user's jobs come back; another user submits one job after the other meanwhile.</summary>
    private static async Task RushAsync(BenchSystem system, string file, List<FinishedJob> alone)
    {
        var began = TimeProvider.System.GetTimestamp();
        await system.Jobs.ChangePlanAsync(Ada, Plan.Premium);
        var thawed = system.Jobs.WhenAsync(Ada, JobStatus.Thawed, Many);
        var beside = await WorkAsync(system, file, _ => !thawed.IsCompleted);
        await thawed;
        var took = TimeProvider.System.GetElapsedTime(began);
        Report.Detail($"{Many} jobs of one user came back {took.TotalSeconds:0.0} s after the upgrade: {Many / took.TotalSeconds:0.0} restores/s");
        Report.Detail($"submit → completed of another user, median (worst): {Times(beside)} beside it, of {beside.Count}; {Times(alone)} before, of {alone.Count}");
    }

    private static async Task<List<FinishedJob>> WorkAsync(BenchSystem system, string file, Predicate<int> goesOn)
    {
        await system.Jobs.RunAsync(file); // warm
        var jobs = new List<FinishedJob>();
        while (goesOn(jobs.Count) || jobs.Count == 0)
        {
            jobs.Add(await system.Jobs.RunAsync(file, Grace));
        }

        return jobs;
    }

    private static string Times(List<FinishedJob> jobs)
        => FormattableString.Invariant($"{Report.Median(jobs.Select(job => job.Waited)).TotalSeconds:0.00} s ({jobs.Max(job => job.Waited).TotalSeconds:0.00} s)");
}
