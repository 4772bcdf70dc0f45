using System.Collections.Concurrent;
using GasOrleans.Jobs;
using GasOrleans.Users;

namespace GasOrleans.Grains.Tests.Users;

[Collection(Cluster.OneAtATime)]
public class UserGrainTests(Cluster cluster)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Given Given => new(cluster);

    [Fact]
    public async Task Who_never_signed_in_has_no_profile()
        => Assert.Null(await cluster.Grains.User(NewUser()).LookAsync(Ct));

    [Fact]
    public async Task A_profile_keeps_what_the_issuer_said_last_and_when_the_person_first_came()
    {
        var user = cluster.Grains.User(NewUser());
        var first = await user.SignedInAsync(new("Ada", "ada@example.org", "Analytical"), Ct);
        cluster.Clock.Advance(TimeSpan.FromDays(1));
        await user.SignedInAsync(new("Ada L.", "ada@example.org", "Analytical"), Ct);
        await user.Cast<Orleans.Core.Internal.IGrainManagementExtension>().DeactivateOnIdle(Ct);
        var seen = await user.LookAsync(Ct);
        Assert.Equal(("Ada L.", first.FirstSeenAt, Plan.Free), (seen!.Identity.Name, seen.FirstSeenAt, seen.Plan));
    }

    [Fact]
    public async Task Complimentary_identities_have_the_premium_plan()
        => Assert.Equal(Plan.Premium, (await cluster.Grains.User(new(Cluster.PremiumUser)).AllowanceAsync(Ct)).Plan);

    [Fact]
    public async Task A_watcher_is_told_of_each_change_of_the_users_jobs_and_of_nobody_elses()
    {
        var user = NewUser();
        var watcher = new Watcher();
        var reference = cluster.Silos.Client.CreateObjectReference<IJobWatcher>(watcher);
        await cluster.Grains.User(user).WatchAsync(reference, Ct);
        await Given.AJobThatIsCompleted(user.Value);
        await Given.AJobThatIsPending();
        await Eventually.HoldsAsync(() => watcher.Seen.Any(job => job.Status == JobStatus.Completed));
        Assert.Equal([1, 2, 3, 4], watcher.Seen.Select(job => job.Version).Distinct().Order());
        Assert.All(watcher.Seen, job => Assert.Equal(user, job.Key.User));
        await cluster.Grains.User(user).UnwatchAsync(reference, Ct);
    }

    private static UserId NewUser() => new($"u{Guid.NewGuid():N}");

    private sealed class Watcher : IJobWatcher
    {
        public ConcurrentBag<JobSnapshot> Seen { get; } = [];

        public Task ChangedAsync(JobSnapshot job)
        {
            Seen.Add(job);
            return Task.CompletedTask;
        }
    }
}
