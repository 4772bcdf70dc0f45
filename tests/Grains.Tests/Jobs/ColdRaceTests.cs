using GasOrleans.Archive;
using GasOrleans.Jobs;

namespace GasOrleans.Grains.Tests.Jobs;

/// <summary>The races of the cold half by name, with both kinds of cold storage, and everything twice.</summary>
[Collection(Cluster.OneAtATime)]
public class ColdRaceTests(Cluster cluster)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Given Given => new(cluster);

    private IArchive Archive => cluster.Service<IArchive>();

    [Theory, InlineData("StorageClass"), InlineData("Vault")]
    public async Task An_upgrade_between_the_plan_check_and_the_cold_copy_keeps_the_result_hot(string provider)
    {
        using var chosen = cluster.With(Enum.Parse<ArchiveProvider>(provider));
        var job = await Given.AJobThatIsArchiving();
        var (work, token) = await job.ClaimTransferAsync();
        await job.UpgradeAsync();
        await job.WhenAsync(JobStatus.Completed);
        await cluster.Service<GasOrleans.Transfers.Transfer>().RunAsync(job.Key, work, token, Ct);
        Assert.Empty(await job.ArchivesAsync());
        Assert.Single(await job.HotResultsAsync());
        Assert.False(await job.Grain.RenewAsync(token, Ct));
    }

    [Theory, InlineData("StorageClass"), InlineData("Vault")]
    public async Task An_upgrade_that_only_the_last_look_sees_keeps_the_result_hot(string provider)
    {
        using var chosen = cluster.With(Enum.Parse<ArchiveProvider>(provider));
        var job = await Given.AJobThatIsArchiving();
        var (work, token) = await job.ClaimTransferAsync();
        var copy = await Archive.PutAsync(((TransferWork.Archive)work).Hot, ((TransferWork.Archive)work).Description, Ct);
        await cluster.Grains.User(job.Key.User).ChangePlanAsync(new(GasOrleans.Users.Plan.Premium, "now", cluster.Clock.GetUtcNow(), cluster.Clock.GetUtcNow(), "test", "test"), Ct);
        Assert.False(await job.Transfers.KeepCopyAsync(token, copy, Ct));
        Assert.Equal(JobStatus.Completed, await job.StatusAsync());
        Assert.Single(await job.HotResultsAsync());
    }

    [Theory, InlineData("StorageClass"), InlineData("Vault")]
    public async Task An_upgrade_after_the_cold_copy_counts_comes_back_by_itself(string provider)
    {
        using var chosen = cluster.With(Enum.Parse<ArchiveProvider>(provider));
        var job = await Given.AJobThatIsArchiving();
        var (work, token) = await job.ClaimTransferAsync();
        var put = (TransferWork.Archive)work;
        var copy = await Archive.PutAsync(put.Hot, put.Description, Ct);
        Assert.True(await job.Transfers.KeepCopyAsync(token, copy, Ct));
        await job.UpgradeAsync();
        await cluster.Service<GasOrleans.Transfers.Transfer>().RunAsync(job.Key, put with { Kept = copy }, token, Ct);
        await job.WhenRetrievedAsync();
        await job.TransferAsync();
        await job.WhenAsync(JobStatus.Thawed);
        Assert.Single(await job.HotResultsAsync());
    }

    [Theory, InlineData("StorageClass"), InlineData("Vault")]
    public async Task Of_two_workers_that_archive_one_job_one_copy_counts_and_the_other_is_deleted(string provider)
    {
        using var chosen = cluster.With(Enum.Parse<ArchiveProvider>(provider));
        var job = await Given.AJobThatIsArchiving();
        var (late, lateToken) = await job.ClaimTransferAsync();
        cluster.Clock.Advance(TimeSpan.FromSeconds(16));
        await job.TransferAsync();
        await job.WhenAsync(JobStatus.Archived);
        await Assert.ThrowsAnyAsync<Exception>(() => cluster.Service<GasOrleans.Transfers.Transfer>().RunAsync(job.Key, late, lateToken, Ct));
        Assert.Equal((await job.StoredAsync()).Archive!.Id, Assert.Single(await job.ArchivesAsync()).Id);
    }

    [Theory, InlineData("StorageClass"), InlineData("Vault")]
    public async Task A_removal_during_archiving_leaves_nothing(string provider)
    {
        using var chosen = cluster.With(Enum.Parse<ArchiveProvider>(provider));
        var job = await Given.AJobThatIsArchiving();
        var (work, token) = await job.ClaimTransferAsync();
        var put = (TransferWork.Archive)work;
        var copy = await Archive.PutAsync(put.Hot, put.Description, Ct);
        Assert.Null(await job.Grain.DeleteAsync(Ct));
        Assert.False(await job.Transfers.KeepCopyAsync(token, copy, Ct));
        await Archive.DeleteAsync(copy.Id, Ct);
        await job.WhenAsync(JobStatus.Deleted);
        Assert.Empty(await job.ArchivesAsync());
    }

    [Theory, InlineData("StorageClass"), InlineData("Vault")]
    public async Task A_removal_while_the_result_comes_back_leaves_nothing(string provider)
    {
        using var chosen = cluster.With(Enum.Parse<ArchiveProvider>(provider));
        var job = await Given.AJobThatIsToBeBroughtBack();
        var (work, token) = await job.ClaimTransferAsync();
        Assert.Null(await job.Grain.DeleteAsync(Ct));
        await job.WhenAsync(JobStatus.Deleted);
        await cluster.Service<GasOrleans.Transfers.Transfer>().RunAsync(job.Key, work, token, Ct);
        await Eventually.HoldsAsync(async () => (await job.HotResultsAsync()).Count == 0);
    }

    [Theory, InlineData("StorageClass"), InlineData("Vault")]
    public async Task Everything_twice_is_everything_once(string provider)
    {
        using var chosen = cluster.With(Enum.Parse<ArchiveProvider>(provider));
        var job = await Given.AJobThatIsArchiving();
        await job.HearAsync(new JobNews.WindowOver());
        var (work, token) = await job.ClaimTransferAsync();
        Assert.Null((await job.Transfers.ClaimTransferAsync("other", Ct)).Work);
        var put = (TransferWork.Archive)work;
        var copy = await Archive.PutAsync(put.Hot, put.Description, Ct);
        Assert.True(await job.Transfers.KeepCopyAsync(token, copy, Ct));
        Assert.True(await job.Transfers.KeepCopyAsync(token, copy, Ct));
        await cluster.S3.DeleteObjectAsync(put.Hot.Bucket, put.Hot.Key, Ct);
        await TwiceAsync(job, new JobNews.HotCopyGone(token));
        await job.UpgradeAsync();
        await TwiceAsync(job, new JobNews.PlanChanged());
        await job.WhenRetrievedAsync();
        await TwiceAsync(job, new JobNews.RetrievalEnded());
        var (back, second) = await job.ClaimTransferAsync();
        var target = ((TransferWork.BringBack)back).Target;
        await Archive.CopyBackAsync(copy, ((TransferWork.BringBack)back).Retrieval, target, Ct);
        await TwiceAsync(job, new JobNews.BroughtBack(second, target));
        await TwiceAsync(job, new JobNews.HotCopyGone(token));
        await job.WhenAsync(JobStatus.Thawed);
        Assert.Equal([target.Key], await job.HotResultsAsync());
        Assert.Empty(await job.ArchivesAsync());
        Assert.Single((await job.StoredAsync()).Timeline, entry => entry.What.StartsWith("retrieval asked for", StringComparison.Ordinal));
    }

    private static async Task TwiceAsync(GivenJob job, JobNews news)
    {
        await job.HearAsync(news);
        await job.HearAsync(news);
    }
}
