namespace GasOrleans.Users;

/// <summary>What a change of plan does to a person: once for each event, and never what is older than what is known.</summary>
internal static class PlanChanges
{
    private const int EventCap = 50;
    private const int HistoryCap = 200;

    /// <summary>The person afterwards; the same when the change is old news.</summary>
    public static UserState Next(UserState user, PlanChange change, DateTimeOffset now)
    {
        if (user.PlanEvents.Contains(change.EventId) || IsOlder(user, change))
        {
            return user;
        }

        var heard = user with
        {
            PlanAt = change.At,
            PlanSeenAt = change.SeenAt,
            PlanEvents = [.. user.PlanEvents.TakeLast(EventCap - 1), change.EventId],
            Billing = user.Billing with { SubscriptionId = change.SubscriptionId ?? user.Billing.SubscriptionId, EndsAt = change.EndsAt },
        };
        return change.Plan == user.Plan ? heard : Turn(heard, change, now);
    }

    private static UserState Turn(UserState user, PlanChange change, DateTimeOffset now)
    {
        var version = user.PlanVersion + 1;
        var entry = new PlanEntry(now, change.Plan, version, change.Author, change.Reason, change.EventId);
        return user with { Plan = change.Plan, PlanVersion = version, PlanHistory = [.. user.PlanHistory.TakeLast(HistoryCap - 1), entry] };
    }

    // Stripe's times have whole seconds: between causes of one second, the later look at the subscription counts.
    private static bool IsOlder(UserState user, PlanChange change)
        => change.At < user.PlanAt || (change.At == user.PlanAt && change.SeenAt < user.PlanSeenAt);
}
