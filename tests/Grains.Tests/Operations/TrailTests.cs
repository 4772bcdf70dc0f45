using GasOrleans.Operations;
using GasOrleans.Users;

namespace GasOrleans.Grains.Tests.Operations;

/// <summary>Every act of an operator is written down, before it is done, for good; who it concerns can see it.</summary>
[Collection(Cluster.OneAtATime)]
public class TrailTests(Cluster cluster)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IOperationsGrain Operations => cluster.Grains.Operations();

    [Fact]
    public async Task The_trail_grows_by_pages_and_loses_nothing()
    {
        var mark = $"{Guid.NewGuid():N}";
        for (var i = 0; i < 450; i++)
        {
            await Operations.NoteAsync(Word($"{mark} {i}"), "counted", null, Ct);
        }

        await Operations.Cast<Orleans.Core.Internal.IGrainManagementExtension>().DeactivateOnIdle(Ct);
        var newest = await Operations.TrailAsync(null, Ct);
        Assert.True(newest.Last >= 2);
        var all = new List<OperatorAct>();
        for (var page = newest.Last; page >= 0; page--)
        {
            var one = await Operations.TrailAsync(page, Ct);
            Assert.Equal((page, newest.Last), (one.Number, one.Last));
            all.AddRange(one.Acts);
        }

        Assert.Equal(Enumerable.Range(0, 450).Reverse().Select(i => $"{mark} {i}"), all.Where(act => act.Why.StartsWith(mark, StringComparison.Ordinal)).Select(act => act.Why));
    }

    [Fact]
    public async Task Who_it_concerns_sees_who_when_what_and_why_until_they_are_removed()
    {
        var user = new UserId($"u{Guid.NewGuid():N}");
        await cluster.Grains.User(user).SignedInAsync(new("Ada", null, null), Ct);
        await Operations.NoteAsync(Word("ticket 17"), "looked at the list of annotations", user, Ct);

        var act = Assert.Single(await cluster.Grains.User(user).ActsAsync(Ct));
        Assert.Equal(("op", "looked at the list of annotations", "ticket 17", user), (act.By.Value, act.What, act.Why, act.About));
        Assert.Equal(cluster.Clock.GetUtcNow(), act.At);
        Assert.Equal(act, (await Operations.TrailAsync(null, Ct)).Acts[0]);

        await cluster.Grains.User(user).EraseAsync(Ct);
        await Operations.NoteAsync(Word("ticket 18"), "looked at the list of annotations", user, Ct);
        Assert.Empty(await cluster.Grains.User(user).ActsAsync(Ct));
    }

    [Fact]
    public async Task Words_without_end_are_cut()
    {
        await Operations.NoteAsync(Word(new string('x', 10_000)), "shouted", null, Ct);
        Assert.InRange((await Operations.TrailAsync(null, Ct)).Acts[0].Why.Length, 1, 500);
    }

    private static OperatorWord Word(string why) => new(new("op"), "Olivia", why);
}
