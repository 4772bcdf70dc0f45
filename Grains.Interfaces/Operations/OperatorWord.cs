using GasOrleans.Users;

namespace GasOrleans.Operations;

/// <summary>Who does something as an operator, and why.</summary>
/// <param name="By">Who.</param>
/// <param name="Author">What to call them, where people are told who it was.</param>
/// <param name="Why">Why, in their words.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.OperatorWord")]
public sealed record OperatorWord([property: Id(0)] UserId By, [property: Id(1)] string Author, [property: Id(2)] string Why);
