namespace GasOrleans.Users;

/// <summary>How a person pays.</summary>
[GenerateSerializer, Immutable, Alias("GasOrleans.Billing")]
public sealed record Billing
{
    /// <summary>The customer's id with who takes the payments, kept for good.</summary>
    [Id(0)] public string? CustomerId { get; init; }

    /// <summary>The subscription's id there.</summary>
    [Id(1)] public string? SubscriptionId { get; init; }

    /// <summary>When the subscription ends, when that is known.</summary>
    [Id(2)] public DateTimeOffset? EndsAt { get; init; }

    /// <summary>Whether the premium plan is theirs without paying, by this service's configuration.</summary>
    [Id(3)] public bool IsComplimentary { get; init; }
}
