namespace GasOrleans.Annotation.Consequences;

/// <summary>One base in the place of another within a codon, in reading direction.</summary>
/// <param name="InTranscript">Its place along the transcript.</param>
/// <param name="InCoding">Its place along the coding sequence.</param>
/// <param name="Own">The base that was.</param>
/// <param name="Other">The base that comes.</param>
/// <param name="Before">The codon as it was, what changes in upper case; the first letter is the lowest byte.</param>
/// <param name="After">The codon as it becomes.</param>
/// <param name="ResidueBefore">What it meant.</param>
/// <param name="ResidueAfter">What it means.</param>
internal readonly record struct CodonExchange(
    int InTranscript, int InCoding, byte Own, byte Other, uint Before, uint After, byte ResidueBefore, byte ResidueAfter)
{
    public int Codon => ((InCoding - 1) / 3) + 1;

    public Consequence Consequence => ResidueBefore == ResidueAfter ? Consequence.SynonymousVariant
        : ResidueAfter == (byte)'*' ? Consequence.StopGained
        : Consequence.MissenseVariant;
}
