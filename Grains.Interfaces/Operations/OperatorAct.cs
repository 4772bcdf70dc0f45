using GasOrleans.Users;

namespace GasOrleans.Operations;

/// <summary>Something that an operator did.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="What">What, in words.</param>
/// <param name="Why">Why, in the operator's words; empty for what was done before reasons were asked for.</param>
/// <param name="About">Whose data was looked at or changed, if anybody's.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.OperatorAct")]
public sealed record OperatorAct(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] UserId By,
    [property: Id(2)] string What,
    [property: Id(3)] string Why = "",
    [property: Id(4)] UserId? About = null);

/// <summary>A page of the trail of what operators did, newest first.</summary>
/// <param name="Acts">The acts.</param>
/// <param name="Number">The page's number; 0 is the oldest.</param>
/// <param name="Last">The number of the newest page.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.OperatorTrail")]
public sealed record OperatorTrail([property: Id(0)] IReadOnlyList<OperatorAct> Acts, [property: Id(1)] int Number, [property: Id(2)] int Last);
