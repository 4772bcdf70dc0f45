using GasOrleans.Archive;
using GasOrleans.Jobs;
using GasOrleans.Users;

namespace GasOrleans.Grains.Tests.Users;

/// <summary>All of a user's jobs follow the plan, whatever fails in between.</summary>
[Collection(Cluster.OneAtATime)]
public class PlanFollowTests(Cluster cluster)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Given Given => new(cluster);

    [Theory]
    [InlineData("Query", "gas-annotations")]
    [InlineData("SendMessageBatch", "gas-restore-0")]
    public async Task A_fan_out_that_was_cut_is_taken_up_by_its_reminder(string operation, string about)
    {
        var user = $"u{Guid.NewGuid():N}";
        var jobs = new[] { await Given.AJobThatIsArchived(user), await Given.AJobThatIsArchived(user) };
        cluster.Gate.FailNext(Gate.Operation(operation, about));
        await Assert.ThrowsAnyAsync<Exception>(jobs[0].UpgradeAsync);
        cluster.Gate.Clear();
        Assert.Equal(1, await RemindersAsync(user));

        await FollowedAsync(user);
        foreach (var job in jobs)
        {
            await job.WhenAsync(JobStatus.Restoring);
        }
    }

    [Fact]
    public async Task It_ends_when_a_listing_finds_nobody_left_and_not_before()
    {
        var job = await Given.AJobThatIsArchived();
        await job.UpgradeAsync();
        Assert.Equal(1, await RemindersAsync(job.Key.User.Value));
        await FollowedAsync(job.Key.User.Value);
        Assert.Equal(JobStatus.Restoring, (await job.StoredAsync()).Status);
    }

    [Fact]
    public async Task A_parked_restore_is_not_waited_for_and_the_next_plan_version_takes_it_up()
    {
        var job = await Given.AJobThatIsArchived();
        await cluster.Service<IArchive>().DeleteAsync((await job.StoredAsync()).Archive!.Id, Ct);
        await job.UpgradeAsync();
        await Eventually.HoldsAsync(async () => (await job.LookAsync())!.ParkedReason is not null);
        await FollowedAsync(job.Key.User.Value);
        Assert.Equal(1, await cluster.Table.CountParkedAsync(job.Key.User, Ct));

        await job.DowngradeAsync();
        await job.UpgradeAsync();
        await Eventually.HoldsAsync(async () => (await job.StoredAsync()) is { RestorePlanVersion: 3, ParkedReason: not null });
        await FollowedAsync(job.Key.User.Value);
    }

    [Fact]
    public async Task An_upgrade_a_downgrade_and_an_upgrade_at_once_end_as_the_last_one()
    {
        var user = $"u{Guid.NewGuid():N}";
        var (cold, hot) = (await Given.AJobThatIsArchived(user), await Given.AJobThatIsCompleted(user));
        await cold.UpgradeAsync();
        await cold.DowngradeAsync();
        await cold.UpgradeAsync();
        await FollowedAsync(user);
        await cold.WhenRetrievedAsync();
        await cold.TransferAsync();
        await cold.WhenAsync(JobStatus.Thawed);
        foreach (var job in new[] { cold, hot })
        {
            await Eventually.HoldsAsync(async () => (await job.StoredAsync()).WindowEndsAt is null);
            Assert.Single(await job.HotResultsAsync());
        }
    }

    /// <summary>Its reminder falls due as often as it takes; then there is none.</summary>
    private Task FollowedAsync(string user) => Eventually.HoldsAsync(async () =>
    {
        await Follower(user).Cast<IRemindable>().ReceiveReminder("follow", default);
        return await RemindersAsync(user) == 0;
    });

    private async Task<int> RemindersAsync(string user)
        => (await cluster.Service<IReminderTable>().ReadRows(Follower(user).GetGrainId())).Reminders.Count;

    private IPlanFollowGrain Follower(string user) => cluster.Grains.GetGrain<IPlanFollowGrain>(user);
}
