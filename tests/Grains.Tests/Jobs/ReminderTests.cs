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
