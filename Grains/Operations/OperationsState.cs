using System.Collections.Immutable;

namespace GasOrleans.Operations;

/// <summary>What operators did, oldest first, capped.</summary>
[GenerateSerializer, Alias("GasOrleans.OperationsState")]
internal sealed record OperationsState
{
    [Id(0)] public ImmutableArray<OperatorAct> Acts { get; init; } = [];
}
