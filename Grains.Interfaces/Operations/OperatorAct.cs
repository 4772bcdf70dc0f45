using GasOrleans.Users;

namespace GasOrleans.Operations;

/// <summary>Something that an operator did.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="What">What, in words.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.OperatorAct")]
public sealed record OperatorAct([property: Id(0)] DateTimeOffset At, [property: Id(1)] UserId By, [property: Id(2)] string What);
