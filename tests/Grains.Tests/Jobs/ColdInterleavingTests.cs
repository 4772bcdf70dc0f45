using GasOrleans.Archive;
using GasOrleans.Jobs;
using GasOrleans.Transfers;

namespace GasOrleans.Grains.Tests.Jobs;

/// <summary>A plan that changes, or a removal that is asked for, in the middle of a step: just before the request that would have made it too late.</summary>
[Collection(Cluster.OneAtATime)]
public class ColdInterleavingTests(Cluster cluster)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Given Given => new(cluster);

    [Theory, InlineData("StorageClass"), InlineData("Vault")]
    public async Task An_upgrade_between_the_plan_check_and_the_write_that_archives_keeps_the_result_hot(string provider)
    {
        using var chosen = cluster.With(Enum.Parse<ArchiveProvider>(provider));
        var job = await Given.AJobThatIsCompleted();
        cluster.Clock.Advance(Cluster.Window);
        BeforeTheWriteOf(job, job.UpgradeAsync);
        await job.TransferAsync(); // the claim checks the plan, and writes
        await job.WhenAsync(JobStatus.Completed);
        Assert.Null((await job.StoredAsync()).WindowEndsAt);
        Assert.Single(await job.HotResultsAsync());
        Assert.Empty(await job.ArchivesAsync());
    }

    [Theory, InlineData("StorageClass"), InlineData("Vault")]
    public async Task An_upgrade_after_the_last_look_and_before_its_write_comes_back_by_itself(string provider)
    {
        using var chosen = cluster.With(Enum.Parse<ArchiveProvider>(provider));
        var job = await Given.AJobThatIsArchiving();
        var (work, token) = await job.ClaimTransferAsync();
        BeforeTheWriteOf(job, job.UpgradeAsync);
        await cluster.Service<Transfer>().RunAsync(job.Key, work, token, Ct);
        await job.WhenRetrievedAsync();
        await job.TransferAsync();
        await job.WhenAsync(JobStatus.Thawed);
        await Eventually.HoldsAsync(async () => (await job.ArchivesAsync()).Count == 0);
        Assert.Single(await job.HotResultsAsync());
    }

    [Theory, InlineData("StorageClass"), InlineData("Vault")]
    public async Task A_downgrade_between_the_plan_check_and_the_write_that_thaws_opens_the_window(string provider)
    {
        using var chosen = cluster.With(Enum.Parse<ArchiveProvider>(provider));
        var job = await Given.AJobThatIsToBeBroughtBack();
        var (work, token) = await job.ClaimTransferAsync();
        BeforeTheWriteOf(job, job.DowngradeAsync);
        await cluster.Service<Transfer>().RunAsync(job.Key, work, token, Ct);
        await job.WhenAsync(JobStatus.Thawed);
        await Eventually.HoldsAsync(async () => (await job.StoredAsync()).WindowEndsAt is not null);
    }

    [Fact]
    public async Task A_downgrade_between_the_plan_check_and_the_write_that_completes_opens_the_window()
    {
        var job = await Given.AJobThatIsRunning(await Given.APremiumUserAsync());
        BeforeTheWriteOf(job, job.DowngradeAsync);
        Assert.True(await job.PublishAndReportAsync());
        await Eventually.HoldsAsync(async () => (await job.StoredAsync()).WindowEndsAt is not null);
    }

    [Theory]
    [InlineData(1, "StorageClass")]
    [InlineData(2, "StorageClass")]
    [InlineData(3, "StorageClass")]
    [InlineData(1, "Vault")]
    [InlineData(2, "Vault")]
    [InlineData(3, "Vault")]
    public async Task A_removal_before_any_request_of_the_worker_that_archives_leaves_nothing(int request, string provider)
    {
        using var chosen = cluster.With(Enum.Parse<ArchiveProvider>(provider));
        var job = await Given.AJobThatIsArchiving();
        await RemovedBeforeAsync(job, request);
        Assert.Empty(await job.ArchivesAsync());
    }

    [Theory]
    [InlineData(1, "StorageClass")]
    [InlineData(1, "Vault")]
    [InlineData(2, "Vault")]
    public async Task A_removal_before_any_request_of_the_worker_that_brings_back_leaves_nothing(int request, string provider)
    {
        using var chosen = cluster.With(Enum.Parse<ArchiveProvider>(provider));
        var job = await Given.AJobThatIsToBeBroughtBack();
        await RemovedBeforeAsync(job, request);
        Assert.Empty(await job.ArchivesAsync());
    }

    private void BeforeTheWriteOf(GivenJob job, Func<Task> act)
    {
        var write = Gate.Operation("UpdateItem", job.Key.Id.ToString());
        cluster.Gate.BeforeNext(write, act);
    }

    /// <summary>The owner removes the job while its worker is about to make this one of its requests to storage.</summary>
    private async Task RemovedBeforeAsync(GivenJob job, int request)
    {
        var (work, token) = await job.ClaimTransferAsync();
        var left = request;
        var removed = false;
        cluster.Gate.BeforeNext(
            (message, body) => IsStorage(message) && IsAbout(job, message, body) && Interlocked.Decrement(ref left) == 0,
            async () => removed = await job.Grain.DeleteAsync(Ct) is null);
        await cluster.Service<Transfer>().RunAsync(job.Key, work, token, Ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext); // what it works on may be gone
        cluster.Gate.Clear();
        Assert.True(removed, "The worker made fewer requests.");
        await job.WhenAsync(JobStatus.Deleted);
        await Eventually.HoldsAsync(async () => (await job.HotResultsAsync()).Count == 0);
    }

    private static bool IsAbout(GivenJob job, HttpRequestMessage message, string body)
        => message.RequestUri!.AbsolutePath.Contains("/vaults/", StringComparison.Ordinal) || Gate.IsAbout(job.Key, message, body);

    private static bool IsStorage(HttpRequestMessage message) => !message.Headers.Contains("X-Amz-Target");
}
