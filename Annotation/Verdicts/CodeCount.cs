namespace GasOrleans.Annotation.Verdicts;

/// <summary>How often a code occurred.</summary>
/// <param name="Code">The code.</param>
/// <param name="Count">Exactly how often.</param>
/// <param name="Listed">How many of them are listed.</param>
public sealed record CodeCount(Code Code, long Count, int Listed)
{
    /// <summary>The stable name of the code.</summary>
    public string Id => CodeBook.Of(Code).Id;
}
