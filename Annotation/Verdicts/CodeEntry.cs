using System.Globalization;
using System.Text;

namespace GasOrleans.Annotation.Verdicts;

/// <summary>What a code means: its name everywhere (browser, API, log, mail), its verdict and its words.</summary>
/// <param name="Code">The code.</param>
/// <param name="Id">Its stable name.</param>
/// <param name="Verdict">What is done about it.</param>
/// <param name="Sentence">What is the matter, in words for a scientist; <c>{0}</c> is what was found.</param>
/// <param name="Fix">What the user can do; empty when there is nothing to do.</param>
/// <param name="Flag">Whether the record carries it in <c>INFO/GAS_WARN</c>.</param>
public sealed record CodeEntry(Code Code, string Id, Verdict Verdict, string Sentence, string Fix, bool Flag)
{
    /// <summary>The value in <c>INFO/GAS_WARN</c>.</summary>
    public string FlagText { get; } = Id.ToUpperInvariant().Replace('-', '_');

    internal byte[] FlagBytes { get; } = Encoding.ASCII.GetBytes(Id.ToUpperInvariant().Replace('-', '_'));

    internal string Say(string found) => string.Format(CultureInfo.InvariantCulture, Sentence, found);
}
