namespace GasOrleans.Tokens;

/// <summary>What showing a token leads to: a closed set.</summary>
[GenerateSerializer, Immutable, Alias("GasOrleans.TokenAnswer")]
public abstract record TokenAnswer
{
    private TokenAnswer()
    {
    }

    /// <summary>It counts.</summary>
    /// <param name="Scopes">What it may do.</param>
    [GenerateSerializer, Immutable, Alias("GasOrleans.TokenAnswer.Admitted")]
    public sealed record Admitted([property: Id(0)] TokenScopes Scopes) : TokenAnswer;

    /// <summary>There is no such token, or there is none any more.</summary>
    [GenerateSerializer, Immutable, Alias("GasOrleans.TokenAnswer.Unknown")]
    public sealed record Unknown : TokenAnswer;

    /// <summary>Its time is over.</summary>
    [GenerateSerializer, Immutable, Alias("GasOrleans.TokenAnswer.Ended")]
    public sealed record Ended : TokenAnswer;

    /// <summary>It counts, but its person asks too often.</summary>
    /// <param name="After">How long to wait.</param>
    [GenerateSerializer, Immutable, Alias("GasOrleans.TokenAnswer.TooOften")]
    public sealed record TooOften([property: Id(0)] TimeSpan After) : TokenAnswer;
}
