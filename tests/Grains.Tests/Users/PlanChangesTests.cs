using CsCheck;
using GasOrleans.Users;

namespace GasOrleans.Grains.Tests.Users;

/// <summary>Whatever order Stripe's events come in, and however often, the newest word counts.</summary>
public class PlanChangesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private static readonly Gen<PlanChange[]> History = Gen.Select(Gen.Bool, Gen.Int[0, 3]).Array[1, 8].Select(steps =>
    {
        var at = Noon;
        return steps.Select((step, index) =>
        {
            at = at.AddSeconds(step.Item2);
            return Change(step.Item1 ? Plan.Premium : Plan.Free, $"evt_{index}", at, at.AddMilliseconds(index));
        }).ToArray();
    });

    [Fact]
    public void Any_order_and_repetition_of_a_history_ends_in_the_plan_that_was_said_last()
        => Gen.Select(History, Gen.Int[0, int.MaxValue]).Sample((history, seed) =>
        {
            var order = new Random(seed);
            var deliveries = history.Concat(history).OrderBy(_ => order.Next());
            var user = deliveries.Aggregate(new UserState(), (state, change) => PlanChanges.Next(state, change, Noon));
            return user.Plan == history[^1].Plan && user.PlanVersion == user.PlanHistory.Length;
        });

    [Fact]
    public void An_event_said_again_changes_nothing_even_when_it_says_something_else()
    {
        var user = PlanChanges.Next(new(), Change(Plan.Premium, "evt_1", Noon, Noon), Noon);
        Assert.Same(user, PlanChanges.Next(user, Change(Plan.Free, "evt_1", Noon.AddDays(1), Noon), Noon));
    }

    [Fact]
    public void A_word_that_changes_nothing_is_heard_but_is_no_new_version()
    {
        var user = PlanChanges.Next(new(), Change(Plan.Premium, "evt_1", Noon, Noon), Noon);
        var heard = PlanChanges.Next(user, Change(Plan.Premium, "evt_2", Noon.AddDays(1), Noon) with { EndsAt = Noon.AddDays(30) }, Noon);
        Assert.Equal((1, Noon.AddDays(30)), (heard.PlanVersion, heard.Billing.EndsAt));
        Assert.Same(heard, PlanChanges.Next(heard, Change(Plan.Free, "evt_0", Noon.AddHours(1), Noon), Noon));
    }

    [Fact]
    public void What_is_kept_of_events_and_history_has_an_end()
    {
        var user = Enumerable.Range(0, 500).Aggregate(new UserState(), (state, n)
            => PlanChanges.Next(state, Change(n % 2 == 0 ? Plan.Premium : Plan.Free, $"evt_{n}", Noon.AddMinutes(n), Noon), Noon));
        Assert.Equal((50, 200, 500), (user.PlanEvents.Length, user.PlanHistory.Length, user.PlanVersion));
        Assert.Equal("evt_499", user.PlanHistory[^1].EventId);
    }

    private static PlanChange Change(Plan plan, string id, DateTimeOffset at, DateTimeOffset seenAt) => new(plan, id, at, seenAt, "Stripe", "because");
}
