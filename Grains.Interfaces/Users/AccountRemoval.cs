namespace GasOrleans.Users;

/// <summary>The receipt of an account's removal.</summary>
/// <param name="Receipt">Its number.</param>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="Jobs">How many jobs were removed so far.</param>
/// <param name="DoneAt">When nothing was left.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.AccountRemoval")]
public sealed record AccountRemoval(
    [property: Id(0)] Guid Receipt,
    [property: Id(1)] DateTimeOffset AskedAt,
    [property: Id(2)] int Jobs,
    [property: Id(3)] DateTimeOffset? DoneAt);

/// <summary>How much a person has here.</summary>
/// <param name="Jobs">Their jobs.</param>
/// <param name="Running">Those that run.</param>
/// <param name="HotBytes">Bytes of their files at hand.</param>
/// <param name="ColdBytes">Bytes of their results in cold storage.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.AccountUsage")]
public sealed record AccountUsage(
    [property: Id(0)] int Jobs,
    [property: Id(1)] int Running,
    [property: Id(2)] long HotBytes,
    [property: Id(3)] long ColdBytes);
