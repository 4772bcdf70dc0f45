using GasOrleans.Users;
using GasOrleans.WebClient.Billing;

namespace GasOrleans.WebClient.Users;

/// <summary>What the profile page shows.</summary>
public sealed record ProfileView
{
    public required UserProfile Profile { get; init; }

    /// <summary>What each plan allows, the free one first.</summary>
    public required IReadOnlyList<PlanAllowance> Offers { get; init; }

    /// <summary>What the person's own plan allows.</summary>
    public required PlanAllowance Allowance { get; init; }

    /// <summary>What was done, or went wrong, just now.</summary>
    public string? Said { get; init; }

    public bool IsRefused { get; init; }

    internal BillingProvider Billing { get; init; }
}
