using GasOrleans.Archive;
using GasOrleans.Jobs;

namespace GasOrleans.Grains.Tests.Jobs;

/// <summary>Archive, restore and thaw, against real cold storage on this machine.</summary>
[Collection(Cluster.OneAtATime)]
public class ColdLifeTests(Cluster cluster)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Given Given => new(cluster);

    [Fact]
    public async Task A_free_users_result_leaves_hot_storage_after_its_window_and_the_log_stays()
    {
        var job = await Given.AJobThatIsArchived();
        var archive = Assert.Single(await job.ArchivesAsync());
        Assert.Equal((await job.StoredAsync()).Archive!.Id, archive.Id);
        Assert.Empty(await job.HotResultsAsync());
        Assert.DoesNotContain((await job.LookAsync())!.Files, file => file.Kind == JobFileKind.Result);
    }

    [Fact]
    public async Task Before_its_end_the_window_ends_for_nobody()
    {
        var job = await Given.AJobThatIsCompleted();
        await job.HearAsync(new JobNews.WindowOver());
        Assert.Equal(JobStatus.Completed, await job.StatusAsync());
    }

    [Fact]
    public async Task A_premium_users_result_stays_and_costs_no_cold_call()
    {
        var job = await Given.AJobThatIsCompleted();
        await job.UpgradeAsync();
        cluster.Clock.Advance(Cluster.Window);
        await job.HearAsync(new JobNews.WindowOver());
        Assert.Equal((JobStatus.Completed, null), (await job.StatusAsync(), (await job.StoredAsync()).WindowEndsAt));
        Assert.Empty(await job.ArchivesAsync());
    }

    [Fact]
    public async Task A_window_whose_message_was_lost_is_ended_by_the_watchdog()
    {
        var job = await Given.AJobThatIsCompleted();
        cluster.Clock.Advance(Cluster.Window);
        await job.ForgetAsync();
        await job.RemindAsync();
        await job.TransferAsync();
        await job.WhenAsync(JobStatus.Archived);
    }

    [Fact]
    public async Task The_owner_is_told_once_that_the_result_leaves_soon()
    {
        var job = await Given.AJobThatIsCompleted();
        var address = $"{job.Key.User}@example.org";
        await cluster.Grains.User(job.Key.User).SignedInAsync(new(job.Key.User.Value, address, null), Ct);
        async Task<List<string>> WarningsAsync() => [.. (await cluster.MailsToAsync(address)).Select(mail => mail.Subject ?? "").Where(subject => subject.StartsWith("Moves to cold storage soon", StringComparison.Ordinal))];
        cluster.Clock.Advance(Cluster.Window - TimeSpan.FromSeconds(90));
        await job.RemindAsync();
        cluster.Clock.Advance(TimeSpan.FromSeconds(60));
        await job.RemindAsync();
        await Eventually.HoldsAsync(async () => (await WarningsAsync()).Count == 1);
        await job.ForgetAsync();
        await job.RemindAsync();
        await job.HearAsync(new JobNews.PlanChanged());
        cluster.Clock.Advance(TimeSpan.FromSeconds(60));
        await job.HearAsync(new JobNews.WindowOver());
        await job.TransferAsync();
        await job.WhenAsync(JobStatus.Archived);
        await Eventually.HoldsAsync(async () => (await cluster.MailsToAsync(address)).Any(mail => mail.Subject!.StartsWith("In cold storage", StringComparison.Ordinal)));
        Assert.Single(await WarningsAsync());
    }

    [Fact]
    public async Task An_upgrade_brings_everything_back_without_a_click()
    {
        var user = $"u{Guid.NewGuid():N}";
        var jobs = new[] { await Given.AJobThatIsArchived(user), await Given.AJobThatIsArchived(user) };
        await jobs[0].UpgradeAsync();
        foreach (var job in jobs)
        {
            await job.WhenRetrievedAsync();
            await job.TransferAsync();
            var back = await job.WhenAsync(JobStatus.Thawed);
            Assert.Equal("result", await TextAsync(Assert.Single(back.Files, file => file.Kind == JobFileKind.Result)));
            await Eventually.HoldsAsync(async () => (await job.ArchivesAsync()).Count == 0);
            Assert.Null((await job.StoredAsync()).WindowEndsAt);
        }
    }

    [Fact]
    public async Task What_is_still_hot_at_the_upgrade_stays_hot()
    {
        var job = await Given.AJobThatIsCompleted();
        await job.UpgradeAsync();
        await Eventually.HoldsAsync(async () => (await job.StoredAsync()).WindowEndsAt is null);
        Assert.Equal(JobStatus.Completed, await job.StatusAsync());
    }

    [Fact]
    public async Task After_the_subscription_hot_results_have_their_window_again()
    {
        var job = await Given.AJobThatIsThawed();
        await job.DowngradeAsync();
        await Eventually.HoldsAsync(async () => (await job.StoredAsync()).WindowEndsAt is not null);
        cluster.Clock.Advance(Cluster.Window);
        await job.HearAsync(new JobNews.WindowOver());
        await job.TransferAsync();
        await job.WhenAsync(JobStatus.Archived);
        Assert.Single(await job.ArchivesAsync());
    }

    [Fact]
    public async Task A_subscription_that_ends_during_a_restore_lets_it_finish_and_opens_the_window()
    {
        var job = await Given.AJobThatIsToBeBroughtBack();
        await job.DowngradeAsync();
        await job.HearAsync(new JobNews.PlanChanged());
        await job.TransferAsync();
        await job.WhenAsync(JobStatus.Thawed);
        Assert.NotNull((await job.StoredAsync()).WindowEndsAt);
    }

    [Fact]
    public async Task Where_expedited_has_no_capacity_the_job_says_which_tier_it_waits_for_and_why()
    {
        var job = await Given.AJobThatIsArchived();
        cluster.Cold.Change(now => now with { CapacityRefusals = 1 });
        await job.UpgradeAsync();
        await job.WhenAsync(JobStatus.Restoring);
        await Eventually.HoldsAsync(async () => (await job.StoredAsync()).Retrieval is not null);
        var asked = (await job.StoredAsync()).Retrieval!;
        Assert.Equal(RetrievalTier.Standard, asked.Tier);
        Assert.False(string.IsNullOrEmpty(asked.FallbackReason));
    }

    [Fact]
    public async Task A_lost_notice_is_made_good_by_looking()
    {
        var job = await Given.AJobThatIsArchived();
        cluster.Cold.Change(now => now with { LostNotices = 1 });
        await job.UpgradeAsync();
        await Eventually.HoldsAsync(async () =>
        {
            await job.RemindAsync();
            return (await job.LookAsync())!.Retrieval is { IsReady: true };
        });
        cluster.Cold.Change(now => now with { LostNotices = 0 });
    }

    [Fact]
    public async Task A_notice_that_comes_before_the_retrieval_has_ended_means_nothing()
    {
        cluster.Cold.Change(now => now with { ExpeditedSeconds = 3600 });
        var job = await Given.AJobThatIsRestoring();
        await Eventually.HoldsAsync(async () => (await job.StoredAsync()).Retrieval is not null);
        await job.HearAsync(new JobNews.RetrievalEnded());
        Assert.False((await job.LookAsync())!.Retrieval!.IsReady);
        Assert.Null((await job.Transfers.ClaimTransferAsync("mover", Ct)).Work);
        cluster.Cold.Change(now => now with { ExpeditedSeconds = 0 });
    }

    [Fact]
    public async Task Bytes_that_expired_before_they_were_fetched_are_asked_for_again()
    {
        var job = await Given.AJobThatIsToBeBroughtBack();
        cluster.Cold.Expire();
        await job.TransferAsync();
        await Eventually.HoldsAsync(async () => (await job.StoredAsync()).FailedRetrievals == 1);
        await job.WhenRetrievedAsync();
        await job.TransferAsync();
        await job.WhenAsync(JobStatus.Thawed);
    }

    [Fact]
    public async Task An_archive_that_is_gone_parks_the_restore_with_its_reason()
    {
        var job = await Given.AJobThatIsArchived();
        await cluster.Service<IArchive>().DeleteAsync((await job.StoredAsync()).Archive!.Id, Ct);
        await job.UpgradeAsync();
        await Eventually.HoldsAsync(async () => (await job.LookAsync())!.ParkedReason is not null);
        Assert.Equal(JobStatus.Restoring, await job.StatusAsync());
    }

    [Fact]
    public async Task The_way_back_gets_cheaper_as_the_minimum_runs_out()
    {
        var job = await Given.AJobThatIsArchived();
        async Task<decimal> RestAsync() => (await job.LookAsync())!.RestorePrices[0].RestOfMinimum;
        var atFirst = await RestAsync();
        Assert.True(atFirst > 0);
        cluster.Clock.Advance(TimeSpan.FromDays(45));
        await job.ForgetAsync();
        Assert.InRange(await RestAsync(), atFirst * 0.49m, atFirst * 0.51m);
        cluster.Clock.Advance(TimeSpan.FromDays(46));
        Assert.Equal(0, await RestAsync());
    }

    [Fact]
    public async Task A_removed_job_leaves_no_archive()
    {
        foreach (var job in new[] { await Given.AJobThatIsArchived(), await Given.AJobThatIsToBeBroughtBack(), await Given.AJobThatIsThawed() })
        {
            Assert.Null(await job.Grain.DeleteAsync(Ct));
            await job.WhenAsync(JobStatus.Deleted);
            Assert.Empty(await job.ArchivesAsync());
            Assert.Empty(await job.HotResultsAsync());
        }
    }

    private async Task<string> TextAsync(JobFile file)
    {
        using var answer = await cluster.S3.GetObjectAsync(file.Bucket, file.Key, Ct);
        using var reader = new StreamReader(answer.ResponseStream);
        return await reader.ReadToEndAsync(Ct);
    }
}
