using System.ComponentModel.DataAnnotations;

namespace GasOrleans.Tokens;

/// <summary>Section <c>Api</c>: how often one person's scripts may ask, with all their tokens, over all web servers.</summary>
internal sealed class ApiOptions
{
    /// <summary>How many requests a minute, in the long run. Default 600.</summary>
    [Range(1, 1_000_000)]
    public int RequestsPerMinute { get; init; } = 600;

    /// <summary>How many at once after a quiet time. Default 120.</summary>
    [Range(1, 1_000_000)]
    public int Burst { get; init; } = 120;
}
