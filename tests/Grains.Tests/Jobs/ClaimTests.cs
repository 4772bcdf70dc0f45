using GasOrleans.Jobs;

namespace GasOrleans.Grains.Tests.Jobs;

/// <summary>A message is not a lock; a fencing token is.</summary>
[Collection(Cluster.OneAtATime)]
public class ClaimTests(Cluster cluster)
{
    private static readonly TimeSpan ClaimLength = TimeSpan.FromSeconds(15);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Given Given => new(cluster);

    [Fact]
    public async Task Two_deliveries_of_one_message_give_one_live_claim()
    {
        var job = await Given.AJobThatIsPending();
        var answers = await Task.WhenAll(job.Grain.ClaimAsync("a", Ct), job.Grain.ClaimAsync("b", Ct));
        Assert.Single(answers.OfType<ClaimAnswer.Granted>());
        Assert.Single(answers.OfType<ClaimAnswer.NotNeeded>());
    }

    [Fact]
    public async Task Work_names_an_output_place_that_holds_the_token()
    {
        var job = await Given.AJobThatIsRunning();
        Assert.Equal($"{job.Key}/{job.Token}/", job.Work!.OutputPrefix);
    }

    [Fact]
    public async Task A_claim_that_is_not_renewed_goes_to_the_next_worker_and_the_late_one_is_refused()
    {
        var job = await Given.AJobThatIsRunning(LonelyUser());
        await DieAsync(job);
        var next = Assert.IsType<ClaimAnswer.Granted>(await job.Grain.ClaimAsync("next", Ct));
        Assert.Equal(job.Token + 1, next.Token);
        Assert.False(await job.Grain.RenewAsync(job.Token, Ct));
        Assert.False(await job.PublishAndReportAsync());
        Assert.Equal(JobStatus.Running, await job.StatusAsync());
        Assert.True(await (job with { Token = next.Token, Work = next.Work }).PublishAndReportAsync());
        Assert.All((await job.StoredAsync()).Outputs, file => Assert.Contains($"/{next.Token}/", file.Key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_activation_gives_a_silent_worker_one_claim_length_to_be_heard()
    {
        var job = await Given.AJobThatIsRunning();
        await job.ForgetAsync();
        Assert.IsType<ClaimAnswer.Later>(await job.Grain.ClaimAsync("other", Ct));
        Assert.True(await job.Grain.RenewAsync(job.Token, Ct));
        Assert.IsType<ClaimAnswer.NotNeeded>(await job.Grain.ClaimAsync("other", Ct));
    }

    [Fact]
    public async Task A_job_whose_workers_die_every_time_fails_in_the_end()
    {
        var job = await Given.AJobThatIsPending();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            Assert.IsType<ClaimAnswer.Granted>(await job.Grain.ClaimAsync("doomed", Ct));
            await DieAsync(job);
        }

        Assert.IsType<ClaimAnswer.NotNeeded>(await job.Grain.ClaimAsync("doomed", Ct));
        Assert.Equal("internal", (await job.LookAsync())!.Failure!.Code);
    }

    [Fact]
    public async Task A_fault_of_ours_is_tried_again_by_a_new_message()
    {
        var job = await Given.AJobThatIsRunning();
        await job.HearAsync(new JobNews.AttemptEnded(job.Token, new AttemptOutcome.Faulted("the disk is full")));
        Assert.Equal(JobStatus.Pending, await job.StatusAsync());
        await Eventually.HoldsAsync(() => cluster.SentFor(job.Key) == 2);
    }

    [Fact]
    public async Task A_job_handed_back_waits_again_and_no_attempt_is_counted()
    {
        var job = await Given.AJobThatIsRunning();
        await job.HearAsync(new JobNews.AttemptEnded(job.Token, new AttemptOutcome.HandedBack()));
        Assert.Equal((JobStatus.Pending, 0), (await job.StatusAsync(), (await job.StoredAsync()).Faults));
    }

    [Fact]
    public async Task A_report_repeated_after_its_answer_was_lost_says_yes_again_and_changes_nothing()
    {
        var job = await Given.AJobThatIsCompleted();
        var version = (await job.StoredAsync()).Version;
        Assert.True(await job.PublishAndReportAsync());
        Assert.Equal(version, (await job.StoredAsync()).Version);
    }

    [Fact]
    public async Task No_more_jobs_of_a_user_run_at_once_than_the_plan_allows()
    {
        var user = LonelyUser();
        var first = await Given.AJobThatIsRunning(user);
        await Given.AJobThatIsRunning(user);
        var third = await Given.AJobThatIsPending(user);
        Assert.IsType<ClaimAnswer.Later>(await third.Grain.ClaimAsync("worker", Ct));
        Assert.True(await first.PublishAndReportAsync());
        await Eventually.HoldsAsync(async () => await third.Grain.ClaimAsync("worker", Ct) is ClaimAnswer.Granted);
    }

    [Fact]
    public async Task Progress_is_shown_and_never_stored()
    {
        var job = await Given.AJobThatIsRunning();
        var version = (await job.StoredAsync()).Version;
        await job.Grain.ProgressAsync(job.Token, new(5, 50, 100, 2.5));
        await Eventually.HoldsAsync(async () => (await job.LookAsync())!.Progress?.Records == 5);
        await job.Grain.ProgressAsync(job.Token - 1, new(9, 90, 100, 2.5));
        Assert.Equal((5, version), ((await job.LookAsync())!.Progress!.Records, (await job.StoredAsync()).Version));
    }

    private static string LonelyUser() => $"u{Guid.NewGuid():N}";

    /// <summary>The worker falls silent for longer than its claim, and its silo's memory is gone.</summary>
    private async Task DieAsync(GivenJob job)
    {
        await job.ForgetAsync();
        Assert.IsType<ClaimAnswer.Later>(await job.Grain.ClaimAsync("asks", Ct));
        cluster.Clock.Advance(ClaimLength);
    }
}
