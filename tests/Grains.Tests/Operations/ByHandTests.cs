using GasOrleans.Jobs;

namespace GasOrleans.Grains.Tests.Operations;

/// <summary>What operators do to a job by hand.</summary>
[Collection(Cluster.OneAtATime)]
public class ByHandTests(Cluster cluster)
{
    private const string Why = "the disk was full";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Given Given => new(cluster);

    [Fact]
    public async Task A_failed_job_that_is_put_back_waits_is_sent_and_completes()
    {
        var job = await Given.AJobThatIsFailed();
        await job.UploadAsync("##fileformat=VCFv4.2\n");
        Assert.Null(await job.Grain.RequeueAsync(Why, Ct));
        Assert.Null(await job.Grain.RequeueAsync(Why, Ct));
        var waiting = (await job.LookAsync())!;
        Assert.Equal((JobStatus.Pending, null, null), (waiting.Status, waiting.Failure, waiting.CompletedAt));
        Assert.Contains(Why, waiting.Timeline[^1].What, StringComparison.Ordinal);
        await Eventually.HoldsAsync(() => cluster.SentFor(job.Key) >= 2);

        var granted = Assert.IsType<ClaimAnswer.Granted>(await job.Grain.ClaimAsync("worker", Ct));
        Assert.True(await (job with { Token = granted.Token, Work = granted.Work }).PublishAndReportAsync());
        Assert.Equal(JobStatus.Completed, await job.StatusAsync());
    }

    [Fact]
    public async Task A_running_job_that_is_put_back_is_taken_from_its_worker()
    {
        var job = await Given.AJobThatIsRunning();
        Assert.Null(await job.Grain.RequeueAsync(Why, Ct));
        Assert.Equal(JobStatus.Pending, await job.StatusAsync());
        Assert.False(await job.Grain.RenewAsync(job.Token, Ct));
        var next = Assert.IsType<ClaimAnswer.Granted>(await job.Grain.ClaimAsync("next", Ct));
        Assert.Equal(job.Token + 1, next.Token);
        Assert.False(await job.PublishAndReportAsync());
    }

    [Fact]
    public async Task A_waiting_job_that_is_put_back_has_its_message_sent_anew()
    {
        var job = await Given.AJobThatIsPending();
        await Eventually.HoldsAsync(() => cluster.SentFor(job.Key) == 1);
        Assert.Null(await job.Grain.RequeueAsync(Why, Ct));
        await Eventually.HoldsAsync(() => cluster.SentFor(job.Key) == 2);
    }

    [Fact]
    public async Task A_job_whose_input_is_gone_or_that_has_ended_well_is_not_put_back()
    {
        var job = await Given.AJobThatIsFailed();
        var input = (await job.StoredAsync()).Input!;
        await cluster.S3.DeleteObjectAsync(input.Bucket, input.Key, Ct);
        Assert.IsType<Refusal.NotUploaded>(await job.Grain.RequeueAsync(Why, Ct));
        Assert.IsType<Refusal.WrongStatus>(await (await Given.AJobThatIsCompleted()).Grain.RequeueAsync(Why, Ct));
        Assert.IsType<Refusal.NotFound>(await Given.AJob().Grain.RequeueAsync(Why, Ct));
    }

    [Fact]
    public async Task A_job_that_is_ended_by_hand_says_why_and_its_worker_comes_too_late()
    {
        var job = await Given.AJobThatIsRunning();
        Assert.Null(await job.Grain.FailAsync(Why, Ct));
        Assert.Null(await job.Grain.FailAsync(Why, Ct));
        var ended = (await job.LookAsync())!;
        Assert.Equal((JobStatus.Failed, "ended-by-operator"), (ended.Status, ended.Failure!.Code));
        Assert.Contains(Why, ended.Failure.What, StringComparison.Ordinal);
        Assert.False(await job.Grain.RenewAsync(job.Token, Ct));
        Assert.False(await job.PublishAndReportAsync());
        Assert.Empty(await job.HotResultsAsync());
        Assert.IsType<Refusal.WrongStatus>(await (await Given.AJobThatIsCompleted()).Grain.FailAsync(Why, Ct));
    }

    [Fact]
    public void A_parked_restore_that_is_put_back_is_asked_for_again()
    {
        var parked = Jobs.Samples.JobThatIs(JobStatus.Restoring) with { ParkedReason = "expired", FailedRetrievals = 3 };
        var again = JobLifecycle.Next(parked, new Requeued(Jobs.Samples.At, Why, 100))!;
        Assert.Equal((JobStatus.Restoring, null, 0), (again.Status, again.ParkedReason, again.FailedRetrievals));
    }
}
