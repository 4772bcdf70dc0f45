using System.Collections.Immutable;

namespace GasOrleans.Operations;

/// <summary>What operators ordered, and what they did last.</summary>
[GenerateSerializer, Alias("GasOrleans.OperationsState")]
internal sealed record OperationsState
{
    /// <summary>The newest page of the trail, oldest first.</summary>
    [Id(0)] public ImmutableArray<OperatorAct> Acts { get; init; } = [];

    /// <summary>The newest page's number: so many are full, and kept each by itself.</summary>
    [Id(1)] public int Page { get; init; }

    [Id(2)] public SiteOrders Orders { get; init; } = new();

    /// <summary>Why messages failed that were parked since, the oldest first, capped.</summary>
    [Id(3)] public ImmutableArray<ParkedReason> Reasons { get; init; } = [];
}

/// <summary>Why a message failed.</summary>
/// <param name="Queue">Its queue.</param>
/// <param name="Message">Its id.</param>
/// <param name="Why">Why.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.ParkedReason")]
internal sealed record ParkedReason([property: Id(0)] string Queue, [property: Id(1)] string Message, [property: Id(2)] string Why);
