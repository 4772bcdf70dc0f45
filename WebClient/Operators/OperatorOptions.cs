namespace GasOrleans.WebClient.Operators;

/// <summary>Who operates this site (section <c>Operators</c>).</summary>
internal sealed class OperatorOptions
{
    /// <summary>The Globus identities (<c>sub</c>) of operators. Default: nobody.</summary>
    public IList<string> Identities { get; } = [];
}
