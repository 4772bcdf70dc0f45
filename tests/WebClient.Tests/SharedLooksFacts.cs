using System.Diagnostics;
using GasOrleans.WebClient.Site;

namespace GasOrleans.WebClient.Tests;

public sealed class SharedLooksFacts
{
    private readonly List<TaskCompletionSource<int>> looks = [];
    private readonly SharedLooks<string, int> shared;

    public SharedLooksFacts() => shared = new(_ =>
    {
        lock (looks)
        {
            looks.Add(new());
            return looks[^1].Task;
        }
    });

    [Fact]
    public async Task All_who_ask_while_a_look_is_under_way_get_the_next_one_and_it_is_one()
    {
        var first = shared.AskAsync("job");
        await BegunAsync(1);
        var others = Enumerable.Range(0, 100).Select(_ => shared.AskAsync("job")).ToList();
        looks[0].SetResult(1);
        Assert.Equal(1, await first);
        await BegunAsync(2);
        var late = shared.AskAsync("job");
        looks[1].SetResult(2);
        Assert.All(await Task.WhenAll(others), seen => Assert.Equal(2, seen));
        await BegunAsync(3);
        looks[2].SetResult(3);
        Assert.Equal(3, await late);
    }

    [Fact]
    public async Task A_look_that_began_after_a_change_is_shared_by_all_who_heard_of_that_change_and_no_later_one()
    {
        var changedAt = Stopwatch.GetTimestamp();
        var first = shared.AskAsync("job", changedAt);
        await BegunAsync(1);
        var others = Enumerable.Range(0, 100).Select(_ => shared.AskAsync("job", changedAt)).ToList();
        var later = shared.AskAsync("job", Stopwatch.GetTimestamp());
        looks[0].SetResult(1);
        Assert.Equal(1, await first);
        Assert.All(await Task.WhenAll(others), seen => Assert.Equal(1, seen));
        await BegunAsync(2);
        looks[1].SetResult(2);
        Assert.Equal(2, await later);
    }

    [Fact]
    public async Task A_look_that_fails_fails_for_those_who_asked_for_it_and_the_next_goes_on()
    {
        var first = shared.AskAsync("job");
        await BegunAsync(1);
        var second = shared.AskAsync("job");
        looks[0].SetException(new TimeoutException());
        await Assert.ThrowsAsync<TimeoutException>(() => first);
        await BegunAsync(2);
        looks[1].SetResult(2);
        Assert.Equal(2, await second);
    }

    [Fact]
    public async Task Different_things_are_looked_at_beside_each_other()
    {
        var (one, other) = (shared.AskAsync("one"), shared.AskAsync("other"));
        await BegunAsync(2);
        looks[1].SetResult(2);
        looks[0].SetResult(1);
        Assert.Equal(3, await one + await other);
    }

    private Task BegunAsync(int count) => Eventually.HoldsAsync(() => looks.Count >= count);
}
