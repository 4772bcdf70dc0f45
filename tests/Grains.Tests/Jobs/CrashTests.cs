using GasOrleans.Jobs;

namespace GasOrleans.Grains.Tests.Jobs;

/// <summary>Cut between every two steps of decide, write, act; then the system recovers by what comes anyway.</summary>
[Collection(Cluster.OneAtATime)]
public class CrashTests(Cluster cluster)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Given Given => new(cluster);

    [Fact]
    public async Task A_failed_write_leaves_no_activation_with_state_it_did_not_write()
    {
        var job = await Given.AJobThatIsUploading();
        await job.UploadAsync("x");
        cluster.Gate.FailNext(Gate.Operation("UpdateItem", job.Key.Id.ToString()));
        await Assert.ThrowsAnyAsync<Exception>(() => job.Grain.UploadedAsync(Ct));
        await Eventually.HoldsAsync(async () => await job.StatusAsync() == JobStatus.Uploading);
        Assert.Equal(0, cluster.SentFor(job.Key));
        Assert.Null(await job.Grain.UploadedAsync(Ct));
        Assert.Equal(JobStatus.Pending, await job.StatusAsync());
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_is_found_by_the_next_activation()
    {
        var job = await Given.AJobThatIsUploading();
        await job.UploadAsync("x");
        cluster.Gate.LoseNextAnswer(Gate.Operation("UpdateItem", job.Key.Id.ToString()));
        await Assert.ThrowsAnyAsync<Exception>(() => job.Grain.UploadedAsync(Ct));
        await Eventually.HoldsAsync(async () => await job.StatusAsync() == JobStatus.Pending);
        Assert.Null(await job.Grain.UploadedAsync(Ct));
        await Eventually.HoldsAsync(() => cluster.SentFor(job.Key) >= 1);
    }

    [Fact]
    public async Task A_crash_between_write_and_send_is_healed_by_the_notice_that_comes_again()
    {
        var job = await Given.AJobThatIsUploading();
        await job.UploadAsync("x");
        cluster.Gate.FailNext(Gate.Operation("SendMessageBatch", job.Key.Id.ToString()));
        await Assert.ThrowsAnyAsync<Exception>(() => job.Grain.UploadedAsync(Ct));
        await job.ForgetAsync();
        Assert.Equal(JobStatus.Pending, await job.StatusAsync());
        Assert.Null(await job.Grain.UploadedAsync(Ct));
        await Eventually.HoldsAsync(() => cluster.SentFor(job.Key) >= 1);
    }

    [Fact]
    public async Task A_crash_after_the_claim_was_written_costs_one_attempt()
    {
        var job = await Given.AJobThatIsPending();
        cluster.Gate.LoseNextAnswer(Gate.Operation("UpdateItem", job.Key.Id.ToString()));
        await Assert.ThrowsAnyAsync<Exception>(() => job.Grain.ClaimAsync("unlucky", Ct));
        await Eventually.HoldsAsync(async () => await job.StatusAsync() == JobStatus.Running);
        Assert.IsType<ClaimAnswer.Later>(await job.Grain.ClaimAsync("next", Ct));
        cluster.Clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(2, Assert.IsType<ClaimAnswer.Granted>(await job.Grain.ClaimAsync("next", Ct)).Token);
    }

    [Fact]
    public async Task A_report_cut_before_its_write_is_taken_when_it_comes_again()
    {
        var job = await Given.AJobThatIsRunning();
        cluster.Gate.FailNext(Gate.Operation("UpdateItem", job.Key.Id.ToString()));
        await Assert.ThrowsAnyAsync<Exception>(() => job.PublishAndReportAsync());
        await Eventually.HoldsAsync(async () => await job.StatusAsync() == JobStatus.Running);
        Assert.True(await job.PublishAndReportAsync());
        Assert.Equal(JobStatus.Completed, (await job.StoredAsync()).Status);
    }

    [Fact]
    public async Task Of_two_activations_that_believe_they_own_the_job_one_write_counts()
    {
        var job = await Given.AJobThatIsRunning();
        var stored = await job.StoredAsync();
        var elsewhere = JobLifecycle.Next(stored, new CancelAsked(cluster.Clock.GetUtcNow()))!;
        await cluster.Table.UpdateAsync(stored, elsewhere, Ct);
        await Assert.ThrowsAnyAsync<Exception>(() => job.PublishAndReportAsync());
        await Eventually.HoldsAsync(async () => await job.StatusAsync() == JobStatus.Cancelled);
        Assert.False(await job.PublishAndReportAsync());
    }

    [Fact]
    public async Task A_removal_cut_in_the_middle_is_finished_by_the_watchdog()
    {
        var job = await Given.AJobThatIsCompleted();
        cluster.Gate.FailNext((request, _) => request.RequestUri!.Query.Contains("list-type=2", StringComparison.Ordinal)
            && Uri.UnescapeDataString(request.RequestUri.Query).Contains(job.Key.Id.ToString(), StringComparison.Ordinal));
        await Assert.ThrowsAnyAsync<Exception>(() => job.Grain.DeleteAsync(Ct));
        await job.ForgetAsync();
        Assert.Equal(JobStatus.Deleting, await job.StatusAsync());
        await job.RemindAsync();
        Assert.Equal(JobStatus.Deleted, (await job.StoredAsync()).Status);
    }
}
