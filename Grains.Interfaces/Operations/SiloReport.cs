namespace GasOrleans.Operations;

/// <summary>What a silo says of itself every few seconds.</summary>
/// <param name="Silo">Its address.</param>
/// <param name="Version">Its build.</param>
/// <param name="StartedAt">When its process began.</param>
/// <param name="At">When it said so.</param>
/// <param name="Cpu">How busy its machine's processors are, in percent.</param>
/// <param name="MemoryBytes">The memory that its process has, in bytes.</param>
/// <param name="Annotations">The slots of its worker.</param>
/// <param name="Transfers">The slots that move results to and from cold storage.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.SiloReport")]
public sealed record SiloReport(
    [property: Id(0)] string Silo,
    [property: Id(1)] string Version,
    [property: Id(2)] DateTimeOffset StartedAt,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] double Cpu,
    [property: Id(5)] long MemoryBytes,
    [property: Id(6)] SlotUse Annotations,
    [property: Id(7)] SlotUse Transfers)
{
    /// <summary>Whether it takes no new work, because work is paused.</summary>
    [Id(8)] public bool IsPaused { get; init; }

    /// <summary>Since when the oldest messages of the streams' queues that it reads are under way.</summary>
    [Id(9)] public IReadOnlyList<QueueAge> Oldest { get; init; } = [];
}

/// <summary>Since when the oldest message of a queue is under way.</summary>
/// <param name="Queue">The queue's name.</param>
/// <param name="Since">Since when.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.QueueAge")]
public readonly record struct QueueAge([property: Id(0)] string Queue, [property: Id(1)] DateTimeOffset Since);

/// <summary>How many slots there are, and how many of them have work.</summary>
/// <param name="All">There are.</param>
/// <param name="Used">Have work.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.SlotUse")]
public readonly record struct SlotUse([property: Id(0)] int All, [property: Id(1)] int Used);
