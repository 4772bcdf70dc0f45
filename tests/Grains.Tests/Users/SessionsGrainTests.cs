using GasOrleans.Users;

namespace GasOrleans.Grains.Tests.Users;

[Collection(Cluster.OneAtATime)]
public class SessionsGrainTests(Cluster cluster)
{
    private readonly ISessionsGrain sessions = cluster.Grains.Sessions(new($"u{Guid.NewGuid():N}"));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => cluster.Clock.GetUtcNow();

    [Fact]
    public async Task A_session_that_was_ended_stays_ended_after_a_restart_and_others_go_on()
    {
        await sessions.EndAsync("one", Now.AddDays(7), Ct);
        await sessions.Cast<Orleans.Core.Internal.IGrainManagementExtension>().DeactivateOnIdle(Ct);
        Assert.False(await sessions.IsOpenAsync("one", Now, Ct));
        Assert.True(await sessions.IsOpenAsync("two", Now, Ct));
    }

    [Fact]
    public async Task All_that_have_begun_are_ended_at_once_and_later_ones_are_not()
    {
        var before = Now;
        await sessions.EndAllAsync(Ct);
        Assert.False(await sessions.IsOpenAsync("one", before, Ct));
        Assert.True(await sessions.IsOpenAsync("two", Now.AddMilliseconds(1), Ct));
    }

    [Fact]
    public async Task More_ends_than_are_remembered_end_all()
    {
        var before = Now;
        for (var i = 0; i <= 500; i++)
        {
            await sessions.EndAsync($"{i}", before.AddDays(7), Ct);
        }

        Assert.False(await sessions.IsOpenAsync("another", before, Ct));
    }
}
