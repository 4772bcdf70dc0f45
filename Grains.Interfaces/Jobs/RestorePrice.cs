namespace GasOrleans.Jobs;

/// <summary>What one way back from cold storage costs the service for one result.</summary>
/// <param name="Tier">The way.</param>
/// <param name="Dollars">Its price in US dollars, with the rest of the minimum.</param>
/// <param name="Shortest">How long it takes at least.</param>
/// <param name="Longest">How long it takes at most.</param>
/// <param name="Region">The region that the prices are of.</param>
/// <param name="AsOf">The day of the price table.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.RestorePrice")]
public sealed record RestorePrice(
    [property: Id(0)] string Tier,
    [property: Id(1)] decimal Dollars,
    [property: Id(2)] TimeSpan Shortest,
    [property: Id(3)] TimeSpan Longest,
    [property: Id(4)] string Region,
    [property: Id(5)] DateOnly AsOf)
{
    /// <summary>What of it is for the rest of the time that is billed at least: the archive goes when the result is back.</summary>
    [Id(6)] public decimal RestOfMinimum { get; init; }

    /// <summary>The time that is billed at least, in days.</summary>
    [Id(7)] public int MinimumDays { get; init; }
}
