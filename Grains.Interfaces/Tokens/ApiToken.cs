namespace GasOrleans.Tokens;

/// <summary>A token as its owner may see it: not the secret, which nobody keeps.</summary>
/// <param name="Id">Tells it from the person's other tokens.</param>
/// <param name="Name">What the person calls it.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="EndsAt">Until when it counts.</param>
/// <param name="LastUsedAt">When it was last shown; written down every few minutes.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.ApiToken")]
public sealed record ApiToken(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] TokenScopes Scopes,
    [property: Id(3)] DateTimeOffset CreatedAt,
    [property: Id(4)] DateTimeOffset EndsAt,
    [property: Id(5)] DateTimeOffset? LastUsedAt);
