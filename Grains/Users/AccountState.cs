using GasOrleans.Jobs;
using Orleans.Concurrency;

namespace GasOrleans.Users;

/// <summary>How far a removal is. After it, the receipt is all that is left.</summary>
[GenerateSerializer, Alias("GasOrleans.AccountState")]
internal sealed record AccountState
{
    [Id(0)] public Guid Receipt { get; init; }

    [Id(1)] public DateTimeOffset AskedAt { get; init; }

    /// <summary>The last job of the last page; <see langword="null"/>: from the start.</summary>
    [Id(2)] public JobId? Cursor { get; init; }

    /// <summary>Jobs that this listing found.</summary>
    [Id(3)] public int Found { get; init; }

    [Id(4)] public int Removed { get; init; }

    [Id(5)] public DateTimeOffset? DoneAt { get; init; }

    /// <summary>Where the receipt is to be sent; gone when it was.</summary>
    [Id(6)] public string? Email { get; init; }
}

/// <summary>The removal's own turns.</summary>
[Alias("GasOrleans.IAccountRemovalGrain")]
internal interface IAccountRemovalGrain : IGrainWithStringKey
{
    /// <summary>The next page.</summary>
    [Alias("GoOn"), OneWay]
    Task GoOnAsync();
}
