using System.Globalization;

namespace GasOrleans.Annotation.Verdicts;

/// <summary>Something found in an input.</summary>
/// <param name="Code">What kind of thing.</param>
/// <param name="Line">The line of the (decompressed) input, from 1; absent when it concerns the whole file.</param>
/// <param name="Found">What stood there, made printable and short.</param>
public sealed record Problem(Code Code, long? Line, string Found)
{
    /// <summary>The stable name of the code.</summary>
    public string Id => CodeBook.Of(Code).Id;

    /// <summary>What is done about it.</summary>
    public Verdict Verdict => CodeBook.Of(Code).Verdict;

    /// <summary>What is the matter, in words.</summary>
    public string Sentence => CodeBook.Of(Code).Say(Found);

    /// <summary>What the user can do.</summary>
    public string Fix => CodeBook.Of(Code).Fix;

    /// <summary>One line for a log.</summary>
    public override string ToString()
        => Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"line {line}: {Id}: {Sentence}") : $"{Id}: {Sentence}";

    internal static Problem At(long line, Code code, ReadOnlySpan<byte> found) => new(code, line, Printable.Text(found));

    internal static Problem OfFile(Code code, string found = "") => new(code, null, found);
}
