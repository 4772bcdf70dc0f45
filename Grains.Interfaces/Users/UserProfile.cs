using GasOrleans.Notifications;

namespace GasOrleans.Users;

/// <summary>What the identity provider says of a person at sign-in.</summary>
/// <param name="Name">Full name, when it says one.</param>
/// <param name="Email">E-mail address, when it says one.</param>
/// <param name="Institution">Organisation, when it says one.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.Identity")]
public sealed record Identity([property: Id(0)] string? Name, [property: Id(1)] string? Email, [property: Id(2)] string? Institution);

/// <summary>A person as the product knows them.</summary>
/// <param name="Id">Who.</param>
/// <param name="Identity">What the identity provider said last.</param>
/// <param name="Plan">The plan they are on.</param>
/// <param name="FirstSeenAt">When they first signed in.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.UserProfile")]
public sealed record UserProfile(
    [property: Id(0)] UserId Id,
    [property: Id(1)] Identity Identity,
    [property: Id(2)] Plan Plan,
    [property: Id(3)] DateTimeOffset FirstSeenAt)
{
    /// <summary>Full name: the identity provider's, else the person's own word.</summary>
    [Id(4)] public string? Name { get; init; }

    /// <summary>Organisation: the identity provider's, else the person's own word.</summary>
    [Id(5)] public string? Institution { get; init; }

    /// <summary>Where mail goes: the identity provider's verified address, else one that the person confirmed.</summary>
    [Id(6)] public string? Email { get; init; }

    /// <summary>An address that was named and not confirmed yet.</summary>
    [Id(7)] public string? UnconfirmedEmail { get; init; }

    /// <summary>The mails that the person wants.</summary>
    [Id(8)] public MailKinds Mail { get; init; } = MailKinds.All;

    /// <summary>How they pay.</summary>
    [Id(9)] public Billing Billing { get; init; } = new();

    /// <summary>How their plan changed, oldest first.</summary>
    [Id(10)] public IReadOnlyList<PlanEntry> PlanHistory { get; init; } = [];
}
