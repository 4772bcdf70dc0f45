using GasOrleans.Jobs;

namespace GasOrleans.Grains.Tests.Jobs;

[Collection(Cluster.OneAtATime)]
public class CancelTests(Cluster cluster)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Given Given => new(cluster);

    [Fact]
    public async Task An_upload_can_be_cancelled()
    {
        var job = await Given.AJobThatIsUploading();
        Assert.Null(await job.Grain.CancelAsync(Ct));
        await job.UploadAsync("##fileformat=VCFv4.2\n");
        await job.Grain.UploadedAsync(Ct);
        Assert.Equal(JobStatus.Cancelled, await job.StatusAsync());
    }

    [Fact]
    public async Task A_waiting_job_can_be_cancelled_and_its_message_finds_nothing_to_do()
    {
        var job = await Given.AJobThatIsPending();
        Assert.Null(await job.Grain.CancelAsync(Ct));
        Assert.IsType<ClaimAnswer.NotNeeded>(await job.Grain.ClaimAsync("worker", Ct));
    }

    [Fact]
    public async Task The_worker_of_a_cancelled_job_is_told_to_stop_and_its_outputs_are_not_the_jobs()
    {
        var job = await Given.AJobThatIsRunning();
        Assert.Null(await job.Grain.CancelAsync(Ct));
        Assert.False(await job.Grain.RenewAsync(job.Token, Ct));
        Assert.False(await job.PublishAndReportAsync());
        Assert.Equal((JobStatus.Cancelled, 0), (await job.StatusAsync(), (await job.StoredAsync()).Outputs.Length));
    }

    [Fact]
    public async Task Cancelling_twice_is_cancelling_once()
    {
        var job = await Given.AJobThatIsPending();
        Assert.Null(await job.Grain.CancelAsync(Ct));
        Assert.Null(await job.Grain.CancelAsync(Ct));
    }

    [Fact]
    public async Task What_has_ended_cannot_be_cancelled()
    {
        var completed = await Given.AJobThatIsCompleted();
        var failed = await Given.AJobThatIsFailed();
        Assert.Equal(new Refusal.WrongStatus(JobStatus.Completed), await completed.Grain.CancelAsync(Ct));
        Assert.Equal(new Refusal.WrongStatus(JobStatus.Failed), await failed.Grain.CancelAsync(Ct));
    }
}
