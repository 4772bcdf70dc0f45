using System.Collections.Immutable;

namespace GasOrleans.Users;

/// <summary>What is stored of a person's sessions: the ended ones, until they would have ended by themselves.</summary>
[GenerateSerializer, Alias("GasOrleans.SessionsState")]
internal sealed record SessionsState
{
    [Id(0)] public ImmutableDictionary<string, DateTimeOffset> Ended { get; init; } = ImmutableDictionary<string, DateTimeOffset>.Empty;

    /// <summary>Sessions that began until then are ended.</summary>
    [Id(1)] public DateTimeOffset AllUntil { get; init; }
}
