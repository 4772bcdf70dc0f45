using GasOrleans.Jobs;

namespace GasOrleans.Grains.Tests.Jobs;

/// <summary>Why a job waits, and where in the line it stands.</summary>
[Collection(Cluster.OneAtATime)]
public sealed class WaitingTests(Cluster cluster)
{
    private readonly Given given = new(cluster);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_waiting_job_has_a_place_behind_those_that_wait_longer_and_a_running_one_has_none()
    {
        var first = await given.AJobThatIsPending();
        cluster.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await given.AJobThatIsPending();
        cluster.Clock.Advance(TimeSpan.FromSeconds(5));
        var (one, two) = (await PlaceAsync(first), await PlaceAsync(second));
        Assert.True(one!.Ahead < two!.Ahead, $"{one} is not before {two}");

        await first.Grain.ClaimAsync("worker", Ct);
        cluster.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Null(await PlaceAsync(first));
    }

    [Fact]
    public async Task A_job_that_finds_all_places_taken_says_so_until_its_turn()
    {
        var user = $"u{Guid.NewGuid():N}";
        var running = new List<GivenJob> { await given.AJobThatIsRunning(user), await given.AJobThatIsRunning(user) };
        var waiting = await given.AJobThatIsPending(user);
        Assert.False((await waiting.Grain.LookAsync(Ct))!.WaitsForOwnJobs);
        Assert.IsType<ClaimAnswer.Later>(await waiting.Grain.ClaimAsync("worker", Ct));
        Assert.True((await waiting.Grain.LookAsync(Ct))!.WaitsForOwnJobs);

        await running[0].Grain.CancelAsync(Ct);
        await Eventually.HoldsAsync(async () => await waiting.Grain.ClaimAsync("worker", Ct) is ClaimAnswer.Granted);
        Assert.False((await waiting.Grain.LookAsync(Ct))!.WaitsForOwnJobs);
    }

    [Fact]
    public async Task The_mails_that_were_sent_are_told_oldest_first()
    {
        var job = await given.AJobThatIsCompleted();
        await cluster.Grains.User(job.Key.User).SignedInAsync(new("Ada", $"{job.Key.User}@example.org", null), Ct);
        var mails = cluster.Grains.Notifications(job.Key);
        await mails.TellAsync(new GasOrleans.Notifications.JobNotice.ArchivedSoon(cluster.Clock.GetUtcNow()) { FileName = "a.vcf", Since = cluster.Clock.GetUtcNow() }, Ct);
        Assert.Equal("archived-soon", (await mails.MailsAsync(Ct))[^1].About);
    }

    private Task<QueuePlace?> PlaceAsync(GivenJob job) => cluster.Grains.Queue().PlaceAsync(job.Key, Ct);
}
