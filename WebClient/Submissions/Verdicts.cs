using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.WebClient.Submissions;

/// <summary>What the browser says of a file before it is sent: the engine's own codes and words, from the one place that has them.</summary>
/// <param name="Codes">Each code's words.</param>
/// <param name="Kinds">Kinds of files that are no VCF, by their first bytes.</param>
/// <param name="WebPage">What a web page is told.</param>
/// <param name="Neither">What a text is told that could be anything.</param>
internal sealed record Verdicts(IReadOnlyDictionary<string, VerdictWords> Codes, IReadOnlyList<FileKind> Kinds, string WebPage, string Neither)
{
    public static Verdicts ForBrowsers { get; } = new(
        CodeBook.All.ToDictionary(entry => entry.Id, entry => new VerdictWords(entry.Sentence, entry.Fix, entry.Verdict == Verdict.Reject)),
        [.. FileSignature.All.Select(kind => new FileKind(CodeBook.Of(kind.Code).Id, kind.Found, kind.Start))],
        FileSignature.WebPage,
        FileSignature.Neither);
}

/// <summary>A code's words.</summary>
/// <param name="Sentence">What is the matter; <c>{0}</c> is what was found.</param>
/// <param name="Fix">What to do.</param>
/// <param name="IsRefused">Whether such a file is refused.</param>
internal sealed record VerdictWords(string Sentence, string Fix, bool IsRefused);

/// <summary>A kind of file.</summary>
/// <param name="Code">What it is told.</param>
/// <param name="Found">What was found.</param>
/// <param name="Start">Its first bytes, in hexadecimal.</param>
internal sealed record FileKind(string Code, string Found, string Start);
