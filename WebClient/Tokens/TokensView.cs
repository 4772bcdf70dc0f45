using GasOrleans.Tokens;

namespace GasOrleans.WebClient.Tokens;

/// <summary>What the page of tokens shows.</summary>
public sealed record TokensView
{
    public IReadOnlyList<ApiToken> Tokens { get; init; } = [];

    public DateTimeOffset Now { get; init; }

    /// <summary>The new token, this once.</summary>
    public string? Fresh { get; init; }

    /// <summary>Why none was made.</summary>
    public string? Problem { get; init; }

    public int Status { get; init; } = StatusCodes.Status200OK;
}
