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
    [property: Id(3)] DateTimeOffset FirstSeenAt);
