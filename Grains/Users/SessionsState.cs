using System.Collections.Immutable;

namespace GasOrleans.Users;

/// <summary>What is stored of a person's sessions: the ended ones, until they would have ended by themselves.</summary>
[GenerateSerializer, Alias("GasOrleans.SessionsState")]
internal sealed record SessionsState
{
    [Id(0)] public ImmutableArray<EndedSession> Ended { get; init; } = [];

    /// <summary>Sessions that began until then are ended.</summary>
    [Id(1)] public DateTimeOffset AllUntil { get; init; }
}

/// <summary>A session that was ended before its time.</summary>
/// <param name="Session">Its id.</param>
/// <param name="ForgetAt">When it would have ended by itself.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.EndedSession")]
internal sealed record EndedSession([property: Id(0)] string Session, [property: Id(1)] DateTimeOffset ForgetAt);
