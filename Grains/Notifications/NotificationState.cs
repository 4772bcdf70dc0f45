using System.Collections.Immutable;

namespace GasOrleans.Notifications;

/// <summary>What the owner of a job was told.</summary>
[GenerateSerializer, Alias("GasOrleans.NotificationState")]
internal sealed record NotificationState
{
    /// <summary>The newest last, capped.</summary>
    [Id(0)] public ImmutableArray<ToldFact> Told { get; init; } = [];
}

/// <summary>A fact that is told, or need not be.</summary>
/// <param name="Fact">Which, as it stands in the Message-ID.</param>
/// <param name="At">When.</param>
/// <param name="WasMailed">Whether a mail was sent: not when there was no address, or none was wanted.</param>
[GenerateSerializer, Alias("GasOrleans.ToldFact")]
internal sealed record ToldFact([property: Id(0)] string Fact, [property: Id(1)] DateTimeOffset At, [property: Id(2)] bool WasMailed);
