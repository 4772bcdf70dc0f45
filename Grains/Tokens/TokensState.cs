using System.Collections.Immutable;

namespace GasOrleans.Tokens;

/// <summary>What is stored of a person's tokens.</summary>
[GenerateSerializer, Alias("GasOrleans.TokensState")]
internal sealed record TokensState
{
    /// <summary>The newest last, capped.</summary>
    [Id(0)] public ImmutableArray<StoredToken> Tokens { get; init; } = [];
}

/// <summary>A token.</summary>
/// <param name="Hash">SHA-256 of its secret: 256 random bits, so that no salt is needed.</param>
/// <param name="Token">What its owner sees.</param>
[GenerateSerializer, Alias("GasOrleans.StoredToken")]
internal sealed record StoredToken([property: Id(0)] string Hash, [property: Id(1)] ApiToken Token);
