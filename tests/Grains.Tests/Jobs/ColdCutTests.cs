using GasOrleans.Archive;
using GasOrleans.Jobs;

namespace GasOrleans.Grains.Tests.Jobs;

/// <summary>Archive, restore and thaw, cut once at every request to AWS, before it arrives and after; then what comes anyway heals it.</summary>
[Collection(Cluster.OneAtATime)]
public class ColdCutTests(Cluster cluster)
{
    private Given Given => new(cluster);

    [Theory, CombinatorialCuts]
    public async Task An_archive_cut_anywhere_ends_with_one_archive_the_right_one(string provider, int request, bool arrives)
    {
        using var chosen = cluster.With(Enum.Parse<ArchiveProvider>(provider));
        var job = await Given.AJobThatIsArchiving();
        await CutAsync(job, request, arrives, job.TransferAsync);
        await HealAsync(job, JobStatus.Archived);
        await job.ArchivesAsync(); // of a vault, that takes the inventory which the sweep reads
        await cluster.Grains.GetGrain<IArchiveKeeperGrain>(0).SweepAsync(CancellationToken.None);
        Assert.Equal((await job.StoredAsync()).Archive!.Id, Assert.Single(await job.ArchivesAsync()).Id);
        Assert.Empty(await job.HotResultsAsync());
    }

    [Theory, CombinatorialCuts]
    public async Task A_restore_cut_anywhere_asks_for_one_retrieval(string provider, int request, bool arrives)
    {
        using var chosen = cluster.With(Enum.Parse<ArchiveProvider>(provider));
        var job = await Given.AJobThatIsArchived();
        await CutAsync(job, request, arrives, async () =>
        {
            await job.UpgradeAsync();
            await job.HearAsync(new JobNews.PlanChanged());
        });
        await Eventually.HoldsAsync(async () =>
        {
            await job.HearAsync(new JobNews.PlanChanged());
            return (await job.StoredAsync()).Retrieval is not null;
        });
        Assert.InRange((await job.StoredAsync()).Timeline.Count(entry => entry.What.StartsWith("retrieval asked for", StringComparison.Ordinal)), 1, 1);
        await HealAsync(job, JobStatus.Thawed);
    }

    [Theory, CombinatorialCuts]
    public async Task A_thaw_cut_anywhere_ends_with_the_result_and_without_an_archive(string provider, int request, bool arrives)
    {
        using var chosen = cluster.With(Enum.Parse<ArchiveProvider>(provider));
        var job = await Given.AJobThatIsToBeBroughtBack();
        await CutAsync(job, request, arrives, job.TransferAsync);
        await HealAsync(job, JobStatus.Thawed);
        await Eventually.HoldsAsync(async () =>
        {
            await job.RemindAsync();
            return (await job.ArchivesAsync()).Count == 0;
        });
        var result = Assert.Single((await job.LookAsync())!.Files, file => file.Kind == JobFileKind.Result);
        Assert.Contains(result.Key, await job.HotResultsAsync());
    }

    /// <summary>The process of that step dies: what it was doing is cut, and its grain is forgotten.</summary>
    private async Task CutAsync(GivenJob job, int request, bool arrives, Func<Task> step)
    {
        var left = request;
        bool Matches(HttpRequestMessage message, string body) => IsAbout(job, message, body) && Interlocked.Decrement(ref left) == 0;
        if (arrives)
        {
            cluster.Gate.LoseNextAnswer(Matches);
        }
        else
        {
            cluster.Gate.FailNext(Matches);
        }

        try
        {
            await step();
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"cut: {e.Message}");
        }

        Assert.True(left > 0 || request < CombinatorialCutsAttribute.Requests, "The step makes more requests than are cut.");
        cluster.Gate.Clear();
        await job.ForgetAsync();
    }

    /// <summary>The watchdog, and workers that take what it sends, however often it takes.</summary>
    private async Task HealAsync(GivenJob job, JobStatus end) => await Eventually.HoldsAsync(async () =>
    {
        if (await job.StatusAsync() == end)
        {
            return true;
        }

        cluster.Clock.Advance(TimeSpan.FromSeconds(16));
        await job.RemindAsync();
        var claim = await job.Transfers.ClaimTransferAsync("healer", CancellationToken.None);
        if (claim.Work is { } work)
        {
            await cluster.Service<GasOrleans.Transfers.Transfer>().RunAsync(job.Key, work, claim.Token, CancellationToken.None);
        }

        return await job.StatusAsync() == end;
    });

    private static bool IsAbout(GivenJob job, HttpRequestMessage message, string body)
        => message.RequestUri!.AbsolutePath.Contains("/vaults/", StringComparison.Ordinal) // one job at a time uses it
            || message.RequestUri.ToString().Contains(job.Key.Id.ToString(), StringComparison.Ordinal)
            || body.Contains(job.Key.Id.ToString(), StringComparison.Ordinal);
}
