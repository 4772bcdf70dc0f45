namespace GasOrleans.Users;

/// <summary>Somebody who may decide it says which plan a person is on.</summary>
/// <param name="Plan">The plan from now on.</param>
/// <param name="EventId">Tells the same change, said again, from another one.</param>
/// <param name="At">When its cause happened, by the clock of who says it; what is older than the newest known is ignored.</param>
/// <param name="SeenAt">When the plan was looked up: decides between causes of the same instant.</param>
/// <param name="Author">Who says so, for people to read.</param>
/// <param name="Reason">Why, in a few words for the person.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.PlanChange")]
public sealed record PlanChange(
    [property: Id(0)] Plan Plan,
    [property: Id(1)] string EventId,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] DateTimeOffset SeenAt,
    [property: Id(4)] string Author,
    [property: Id(5)] string Reason)
{
    /// <summary>The subscription that pays for it, when there is one.</summary>
    [Id(6)] public string? SubscriptionId { get; init; }

    /// <summary>When the subscription ends, when that is known.</summary>
    [Id(7)] public DateTimeOffset? EndsAt { get; init; }
}

/// <summary>A change of a person's plan, kept.</summary>
/// <param name="At">When it was written.</param>
/// <param name="Plan">The plan since then.</param>
/// <param name="Version">The plan version since then.</param>
/// <param name="Author">Who said so.</param>
/// <param name="Reason">Why.</param>
/// <param name="EventId">What caused it.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.PlanEntry")]
public sealed record PlanEntry(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] Plan Plan,
    [property: Id(2)] long Version,
    [property: Id(3)] string Author,
    [property: Id(4)] string Reason,
    [property: Id(5)] string EventId);
