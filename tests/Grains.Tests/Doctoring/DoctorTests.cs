using GasOrleans.Jobs;
using GasOrleans.Operations;
using GasOrleans.Queues;

namespace GasOrleans.Grains.Tests.Doctoring;

/// <summary>What does not fit is found and mended; what fits is not touched, byte for byte.</summary>
public sealed class DoctorTests
{
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_hundred_inconsistencies_among_healthy_jobs_are_all_found_and_mended_and_nothing_else_is_touched() => MendAsync(tenths: 1, healthy: 3);

    [Fact, Trait("Run", "soak")]
    public Task A_thousand_inconsistencies_among_healthy_jobs_are_all_found_and_mended_and_nothing_else_is_touched() => MendAsync(tenths: 10, healthy: 20);

    private static async Task MendAsync(int tenths, int healthy)
    {
        await using var cluster = new Cluster();
        await cluster.InitializeAsync();
        var seeds = new Seeds(cluster);
        await seeds.WellAsync(healthy);
        await seeds.IllAsync(tenths);
        await Eventually.HoldsAsync(async () => (await cluster.Service<QueueDepths>().ReadAsync(Ct))[0] is { Waiting: 0, InHand: 0 });
        var sent = seeds.Waiting.ToDictionary(job => job, cluster.SentFor);
        await RenewAsync(cluster, seeds);
        var before = await Stored.ReadAsync(cluster, Ct);
        await LaterAsync(cluster, seeds, TimeSpan.FromHours(3));

        var told = await ExamineAsync(cluster, seeds, fix: false);
        Assert.Equal(seeds.Expected.OrderBy(kind => kind.Key), told.Kinds.OrderBy(kind => kind.Key));
        Assert.Equal((100 * tenths, 0), (told.Found, told.Mended));
        (await Stored.ReadAsync(cluster, Ct)).AssertSame(before);
        Assert.Equal(before.Rows.Values.CountBy(StatusIn).OrderBy(one => one.Key).Select(one => (one.Key, (long)one.Value)), told.Census!.Jobs.OrderBy(one => one.Key).Select(one => (one.Key, one.Value)));

        var mended = await ExamineAsync(cluster, seeds, fix: true);
        Assert.All(mended.Findings, finding => Assert.Equal(DoctorOutcome.Mended, finding.Outcome));
        Assert.Equal((100 * tenths + seeds.Leftovers, 0), (mended.Found, mended.Left));
        await WorkAsync(cluster, seeds, sent);

        var again = await ExamineAsync(cluster, seeds, fix: false);
        Assert.Empty(again.Findings);
        Assert.Equal(again.Census!.Jobs, (await cluster.Grains.Operations().WorkAsync(Ct)).Census!.Jobs);
        var after = await Stored.ReadAsync(cluster, Ct);
        after.Of(seeds.Healthy.Keys).AssertSame(before.Of(seeds.Healthy.Keys).Without(seeds.Strays.Keys));
        Assert.Empty(after.Objects.Keys.Concat(after.Uploads).Intersect(seeds.Strays.Keys));
    }

    private static JobStatus StatusIn(string row) => Enum.Parse<JobStatus>(row.Split("job_status:")[1].Split(',', '}')[0], ignoreCase: true);

    private static async Task<DoctorReport> ExamineAsync(Cluster cluster, Seeds seeds, bool fix)
    {
        var doctor = cluster.Grains.Doctor();
        Assert.True(await doctor.BeginAsync(new("tester", fix, Grace), Ct));
        Assert.False(await doctor.BeginAsync(new("another", fix, Grace), Ct));
        var report = await Eventually.GivesAsync(
            async () =>
            {
                await LaterAsync(cluster, seeds, TimeSpan.FromSeconds(1));
                return await doctor.LookAsync(0, 0, Ct);
            },
            seen => seen.Phase != DoctorPhase.Running,
            TimeSpan.FromMinutes(3));
        Assert.Equal((DoctorPhase.Ended, "tester"), (report.Phase, report.Order!.By));
        Assert.All(report.Remarks, remark => Assert.Contains("no job's", remark, StringComparison.Ordinal));
        var findings = new List<DoctorFinding>();
        while (findings.Count < report.Found)
        {
            findings.AddRange((await doctor.LookAsync(findings.Count, 500, Ct)).Findings);
        }

        return report with { Findings = findings };
    }

    /// <summary>The clock goes on, and workers that live are heard.</summary>
    private static async Task LaterAsync(Cluster cluster, Seeds seeds, TimeSpan span)
    {
        cluster.Clock.Advance(span);
        await RenewAsync(cluster, seeds);
    }

    private static Task RenewAsync(Cluster cluster, Seeds seeds)
        => Task.WhenAll(seeds.Live.Select(async claim => Assert.True(await cluster.Grains.Job(claim.Key).RenewAsync(claim.Value, Ct))));

    /// <summary>The messages that were sent reach workers, who take the jobs.</summary>
    private static async Task WorkAsync(Cluster cluster, Seeds seeds, Dictionary<JobKey, int> sent)
    {
        foreach (var job in seeds.Waiting)
        {
            await Eventually.HoldsAsync(() => cluster.SentFor(job) > sent[job]);
            seeds.Live[job] = Assert.IsType<ClaimAnswer.Granted>(await cluster.Grains.Job(job).ClaimAsync("another", Ct)).Token;
        }

        foreach (var job in seeds.Moving)
        {
            var claim = await cluster.Grains.GetGrain<ITransferGrain>($"{job}").ClaimTransferAsync("another", Ct);
            Assert.NotNull(claim.Work);
            seeds.Live[job] = claim.Token;
        }
    }
}
