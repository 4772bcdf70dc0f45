using GasOrleans.Jobs;

namespace GasOrleans.Grains.Tests.Jobs;

/// <summary>The watchdog's reminder, as it is stored.</summary>
[Collection(Cluster.OneAtATime)]
public class ReminderTests(Cluster cluster)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Given Given => new(cluster);

    [Fact]
    public async Task A_job_that_waits_for_something_is_watched()
    {
        foreach (var job in new[] { await Given.AJobThatIsUploading(), await Given.AJobThatIsPending(), await Given.AJobThatIsRunning() })
        {
            Assert.Equal(1, await RemindersAsync(job));
        }
    }

    [Fact]
    public async Task A_job_that_waits_for_nothing_is_not()
    {
        var cancelled = await Given.AJobThatIsPending();
        await cancelled.Grain.CancelAsync(Ct);
        var deleted = await Given.AJobThatIsCompleted(await Given.APremiumUserAsync());
        await deleted.Grain.DeleteAsync(Ct);
        foreach (var job in new[] { await Given.AJobThatIsCompleted(await Given.APremiumUserAsync()), await Given.AJobThatIsFailed(), cancelled, deleted })
        {
            Assert.Equal(0, await RemindersAsync(job));
        }
    }

    [Fact]
    public async Task An_activation_that_did_not_arm_the_reminder_disarms_it_all_the_same()
    {
        var job = await Given.AJobThatIsRunning(await Given.APremiumUserAsync());
        await job.ForgetAsync();
        Assert.True(await job.PublishAndReportAsync());
        Assert.Equal(0, await RemindersAsync(job));
    }

    [Fact]
    public async Task A_result_that_is_cheaper_hot_stays_hot_and_nothing_watches_it()
    {
        var job = await Given.AJobThatIsRunning();
        Assert.True(await job.PublishAndReportAsync("x"));
        Assert.Equal(0, await RemindersAsync(job));
        cluster.Clock.Advance(Cluster.Window);
        await job.HearAsync(new JobNews.WindowOver());
        Assert.Null((await job.Transfers.ClaimTransferAsync("mover", Ct)).Work);
        Assert.Equal(JobStatus.Completed, await job.StatusAsync());
        Assert.NotNull((await job.StoredAsync()).WindowEndsAt); // by which the page asks for the upgrade
    }

    [Fact]
    public async Task A_reminder_that_was_armed_for_an_earlier_status_is_armed_anew_and_does_nothing_else()
    {
        var job = await Given.AJobThatIsArchived(); // its window's end armed it, the archive left it so
        Assert.Equal(0, await RemindersAsync(job));
        var running = await Given.AJobThatIsRunning();
        await running.PublishAndReportAsync();
        Assert.Equal(1, await RemindersAsync(running));
        await running.RemindAsync();
        Assert.Equal((JobStatus.Completed, 1), (await running.StatusAsync(), await RemindersAsync(running)));
    }

    [Fact]
    public async Task A_reminder_that_comes_before_the_uploads_time_has_ended_abandons_nothing()
    {
        var job = await Given.AJobThatIsUploading();
        await job.RemindAsync();
        Assert.Equal(JobStatus.Uploading, await job.StatusAsync());
    }

    [Fact]
    public async Task An_upload_that_ends_after_the_job_was_removed_is_removed_too()
    {
        var job = await Given.AJobThatIsUploading();
        Assert.Null(await job.Grain.DeleteAsync(Ct));
        await job.UploadAsync("late");
        await job.Grain.UploadedAsync(Ct);
        Assert.Empty((await cluster.S3.ListObjectsV2Async(new() { BucketName = "gas-inputs", Prefix = $"{job.Key}/" }, Ct)).S3Objects ?? []);
    }

    private async Task<int> RemindersAsync(GivenJob job)
        => (await cluster.Service<IReminderTable>().ReadRows(job.Grain.GetGrainId())).Reminders.Count;
}
