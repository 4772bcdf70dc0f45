using GasOrleans.Archive;
using GasOrleans.Jobs;

namespace GasOrleans.Grains.Tests.Jobs;

/// <summary>Ways out of the cold half: removal in each of its states, restores that keep failing, and two silos that both believe.</summary>
[Collection(Cluster.OneAtATime)]
public class ColdEndTests(Cluster cluster)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Given Given => new(cluster);

    [Theory]
    [InlineData("in its window", "StorageClass")]
    [InlineData("archiving", "StorageClass")]
    [InlineData("archiving", "Vault")]
    [InlineData("archived", "StorageClass")]
    [InlineData("archived", "Vault")]
    [InlineData("restoring", "StorageClass")]
    [InlineData("restoring", "Vault")]
    [InlineData("retrieved", "StorageClass")]
    [InlineData("retrieved", "Vault")]
    [InlineData("thawed", "Vault")]
    public async Task Removed_in_any_state_a_job_leaves_a_receipt_and_no_object_and_whatever_comes_late_changes_nothing(string state, string provider)
    {
        using var chosen = cluster.With(Enum.Parse<ArchiveProvider>(provider));
        var job = await InAsync(state);
        var worker = await job.Transfers.ClaimTransferAsync("mover", Ct);
        Assert.Null(await job.Grain.DeleteAsync(Ct));
        await job.WhenAsync(JobStatus.Deleted);

        var left = worker.Work is { } work ? cluster.Service<GasOrleans.Transfers.Transfer>().RunAsync(job.Key, work, worker.Token, Ct) : Task.CompletedTask;
        await left.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext); // its result may be gone already
        foreach (var late in new JobNews[] { new JobNews.WindowOver(), new JobNews.PlanChanged(), new JobNews.RetrievalEnded(), new JobNews.HotCopyGone(worker.Token) })
        {
            await job.HearAsync(late);
        }

        var receipt = await job.StoredAsync();
        Assert.Equal(JobStatus.Deleted, receipt.Status);
        Assert.Matches("^[1-9][0-9]* objects removed$", receipt.Timeline[^1].What);
        Assert.Equal(cluster.Clock.GetUtcNow().AddDays(30), receipt.ExpiresAt!.Value, TimeSpan.FromMinutes(1));
        await Eventually.HoldsAsync(async () => (await job.HotResultsAsync()).Count == 0);
        Assert.Empty(await job.ArchivesAsync());
    }

    [Theory]
    [InlineData("StorageClass")]
    [InlineData("Vault")]
    public async Task A_retrieval_that_keeps_failing_is_asked_for_again_and_then_waits_for_an_operator(string provider)
    {
        using var chosen = cluster.With(Enum.Parse<ArchiveProvider>(provider));
        var job = await Given.AJobThatIsArchived();
        cluster.Cold.Change(now => now with { FailedRetrievals = 3 });
        await job.UpgradeAsync();
        await Eventually.HoldsAsync(async () =>
        {
            await job.HearAsync(new JobNews.RetrievalEnded());
            return (await job.LookAsync())!.ParkedReason is not null;
        });
        cluster.Cold.Change(now => now with { FailedRetrievals = 0 });
        var parked = await job.StoredAsync();
        Assert.Equal((JobStatus.Restoring, 3, null), (parked.Status, parked.FailedRetrievals, parked.Retrieval));
        Assert.Equal(3, parked.Timeline.Count(entry => entry.What.StartsWith("retrieval asked for", StringComparison.Ordinal)));

        await job.DowngradeAsync();
        await job.UpgradeAsync();
        await job.WhenRetrievedAsync();
        await job.TransferAsync();
        await job.WhenAsync(JobStatus.Thawed);
    }

    [Fact]
    public async Task Of_two_silos_that_believe_they_own_an_archiving_job_one_write_counts_and_the_hot_copy_stays()
    {
        var job = await Given.AJobThatIsArchiving();
        var (work, token) = await job.ClaimTransferAsync();
        var stored = await job.StoredAsync();
        await cluster.Table.UpdateAsync(stored, JobLifecycle.Next(stored, new KeptHot(cluster.Clock.GetUtcNow()))!, Ct);
        await Assert.ThrowsAnyAsync<Exception>(() => cluster.Service<GasOrleans.Transfers.Transfer>().RunAsync(job.Key, work, token, Ct));
        await Eventually.HoldsAsync(async () => await job.StatusAsync() == JobStatus.Completed);
        Assert.Single(await job.HotResultsAsync());
        Assert.False(await job.Grain.RenewAsync(token, Ct));
        await cluster.Grains.GetGrain<IArchiveKeeperGrain>(0).SweepAsync(Ct);
        Assert.Empty(await job.ArchivesAsync());
    }

    [Theory]
    [InlineData("StorageClass")]
    [InlineData("Vault")]
    public async Task Of_two_silos_that_believe_they_own_an_archived_job_one_asks_for_it(string provider)
    {
        using var chosen = cluster.With(Enum.Parse<ArchiveProvider>(provider));
        var job = await Given.AJobThatIsArchived();
        Assert.NotNull(await job.LookAsync()); // this silo knows it as archived
        var stored = await job.StoredAsync();
        var now = cluster.Clock.GetUtcNow();
        var other = await cluster.Table.UpdateAsync(stored, JobLifecycle.Next(stored, new RestoreAsked(now, 1))!, Ct);
        var retrieval = await cluster.Service<IArchive>().AskAsync(other.Archive!, $"{job.Key}/{other.Token}", mayBeUnderWay: false, Ct);
        await cluster.Table.UpdateAsync(other, JobLifecycle.Next(other, new RetrievalAsked(now, retrieval))!, Ct);

        await job.UpgradeAsync();
        await Eventually.HoldsAsync(async () =>
        {
            await job.RemindAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext); // its write tells it that it is wrong
            return (await job.LookAsync())!.Retrieval is { IsReady: true };
        });
        Assert.Single((await job.StoredAsync()).Timeline, entry => entry.What.StartsWith("retrieval asked for", StringComparison.Ordinal));
        Assert.InRange(await cluster.Service<VaultInventory>().JobsAsync(Ct).CountAsync(one => one.ArchiveId == stored.Archive!.Id, Ct), 0, 1);
        await job.TransferAsync();
        await job.WhenAsync(JobStatus.Thawed);
    }

    [Theory]
    [InlineData("StorageClass")]
    [InlineData("Vault")]
    public async Task Of_two_silos_that_believe_they_own_a_job_that_comes_back_one_result_counts_and_the_other_is_removed(string provider)
    {
        using var chosen = cluster.With(Enum.Parse<ArchiveProvider>(provider));
        var job = await Given.AJobThatIsToBeBroughtBack();
        var (late, lateToken) = await job.ClaimTransferAsync();
        var stored = await job.StoredAsync();
        var now = cluster.Clock.GetUtcNow();
        var other = await cluster.Table.UpdateAsync(stored, JobLifecycle.Next(stored, new Claimed(now, lateToken + 1, "of another silo"))!, Ct);
        var target = ((TransferWork.BringBack)late).Target;
        var theirs = target with { Key = target.Key.Replace($"/{lateToken}/", $"/{lateToken + 1}/", StringComparison.Ordinal) };
        await cluster.Service<IArchive>().CopyBackAsync(other.Archive!, other.Retrieval!, theirs, Ct);
        await cluster.Table.UpdateAsync(other, JobLifecycle.Next(other, new HotCopyRestored(now, lateToken + 1, theirs, null))!, Ct);

        await cluster.Service<GasOrleans.Transfers.Transfer>().RunAsync(job.Key, late, lateToken, Ct);
        await Eventually.HoldsAsync(async () =>
        {
            await job.RemindAsync();
            return (await job.HotResultsAsync()).Count == 1 && (await job.ArchivesAsync()).Count == 0;
        });
        Assert.Equal([theirs.Key], await job.HotResultsAsync());
        Assert.Equal(theirs.Key, Assert.Single((await job.LookAsync())!.Files, file => file.Kind == JobFileKind.Result).Key);
    }

    private Task<GivenJob> InAsync(string state) => state switch
    {
        "in its window" => Given.AJobThatIsCompleted(),
        "archiving" => Given.AJobThatIsArchiving(),
        "archived" => Given.AJobThatIsArchived(),
        "restoring" => Given.AJobThatIsRestoring(),
        "retrieved" => Given.AJobThatIsToBeBroughtBack(),
        "thawed" => Given.AJobThatIsThawed(),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state."),
    };
}
