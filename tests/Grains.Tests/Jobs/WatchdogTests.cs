using GasOrleans.Jobs;
using static GasOrleans.Jobs.JobStatus;

namespace GasOrleans.Grains.Tests.Jobs;

[Collection(Cluster.OneAtATime)]
public class WatchdogTests(Cluster cluster)
{
    private static readonly ClaimOptions Claims = new();

    private Given Given => new(cluster);

    [Theory]
    [InlineData(None, null)]
    [InlineData(Pending, 60.0)]
    [InlineData(Running, 1.0)]
    [InlineData(Archiving, 1.0)]
    [InlineData(Archived, 1.0)]
    [InlineData(Failed, null)]
    [InlineData(Cancelled, null)]
    [InlineData(Deleting, 5.0)]
    [InlineData(JobStatus.Deleted, null)]
    public void It_is_armed_only_where_something_can_be_lost(JobStatus status, double? minutes)
        => Assert.Equal(minutes, JobWatchdog.Due(Samples.JobThatIs(status), Samples.At, Claims)?.TotalMinutes);

    [Fact]
    public void It_looks_at_an_upload_when_its_time_has_ended()
        => Assert.Equal(61, JobWatchdog.Due(Samples.JobThatIs(Uploading) with { UploadEndsAt = Samples.At.AddHours(1) }, Samples.At, Claims)!.Value.TotalMinutes);

    [Theory]
    [InlineData(0, 144)]
    [InlineData(143.5, 0.5)]
    [InlineData(144, 24)]
    [InlineData(168, 0)]
    [InlineData(169, 1)]
    [InlineData(-8000, 720)]
    public void It_looks_at_a_long_window_when_to_warn_and_at_its_end(double hour, double hours)
    {
        var job = Samples.JobThatIs(Completed) with { WindowEndsAt = Samples.At.AddDays(7) };
        var due = JobWatchdog.Due(job, Samples.At.AddHours(hour), Claims, warnBefore: TimeSpan.FromDays(1))!.Value;
        Assert.InRange(due.TotalHours, hours, hours + (1 / 60d));
    }

    [Fact]
    public void It_leaves_a_completed_job_without_a_window_alone()
        => Assert.Null(JobWatchdog.Due(Samples.JobThatIs(Completed) with { WindowEndsAt = null }, Samples.At, Claims));

    [Fact]
    public async Task An_upload_that_never_came_is_abandoned()
    {
        var job = await Given.AJobThatIsUploading();
        cluster.Clock.Advance(TimeSpan.FromHours(25));
        await job.RemindAsync();
        Assert.Equal("abandoned", (await job.LookAsync())!.Failure!.Code);
    }

    [Fact]
    public async Task An_upload_whose_notice_was_lost_is_found()
    {
        var job = await Given.AJobThatIsUploading();
        await job.UploadAsync("x");
        await job.RemindAsync();
        Assert.Equal(Pending, await job.StatusAsync());
    }

    [Fact]
    public async Task A_request_that_was_lost_is_sent_again()
    {
        var job = await Given.AJobThatIsPending();
        await Eventually.HoldsAsync(() => cluster.SentFor(job.Key) == 1);
        await job.RemindAsync();
        await Eventually.HoldsAsync(() => cluster.SentFor(job.Key) >= 2);
    }

    [Fact]
    public async Task A_running_job_whose_worker_and_message_are_gone_waits_again()
    {
        var job = await Given.AJobThatIsRunning();
        await Eventually.HoldsAsync(() => cluster.SentFor(job.Key) == 1);
        await job.ForgetAsync();
        await job.RemindAsync();
        cluster.Clock.Advance(TimeSpan.FromSeconds(16));
        await job.RemindAsync();
        Assert.Equal(Pending, await job.StatusAsync());
        await Eventually.HoldsAsync(() => cluster.SentFor(job.Key) >= 2);
    }
}
