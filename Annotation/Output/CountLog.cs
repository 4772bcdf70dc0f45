using System.Globalization;
using System.Text;
using GasOrleans.Annotation.Consequences;
using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Output;

/// <summary>The count log: the classic lines in their order, then everything that was noticed, line by line.</summary>
internal static class CountLog
{
    private static readonly (Located Place, string Name)[] Places =
    [
        (Located.InterGenic, "interGenic"),
        (Located.Cds, "CDS"),
        (Located.Utr3, "'3 UTR"),
        (Located.Utr5, "'5 UTR"),
        (Located.Intronic, "Intronic"),
        (Located.NonCodingIntronic, "Non_coding_intronic"),
        (Located.Exonic, "Exonic"),
        (Located.NonCodingExonic, "Non_coding_exonic"),
        (Located.Promoter, "Putative Promoter Region"),
    ];

    public static async Task WriteAsync(Stream stream, AnnotationSummary summary, CancellationToken ct)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(Text(summary)), ct);
        await stream.FlushAsync(ct);
    }

    /// <param name="summary">What was found.</param>
    /// <param name="isWhole">Whether that is all: before, nothing is said of the index.</param>
    public static string Text(AnnotationSummary summary, bool isWhole = true)
    {
        var text = new StringBuilder();
        Classic(text, summary);
        Notes(text, summary, isWhole);
        text.Append(isWhole ? ResultSummary.Of(summary).ToLine() : "");
        return text.ToString();
    }

    private static void Classic(StringBuilder text, AnnotationSummary summary)
    {
        text.Append("## Each variant is counted once for every kind of place it lies in, over all isoforms of all genes it touches;\n");
        text.Append("## the numbers below may therefore add up to more than the number of variants.\n");
        Line(text, $"Total: {summary.Records}");
        if (summary.KnownVariants is { } track)
        {
            Line(text, $"In {track}: {summary.Known} ({Percent(summary.Known, summary.Records)}%)");
        }

        text.Append("Variants located:\n");
        foreach (var (place, name) in Places)
        {
            Line(text, $"In {name} {summary.Located[place]}");
        }

        // Where the known variants are one track, they are counted above.
        foreach (var further in summary.Tracks.Where(further => further.Name != summary.KnownVariants))
        {
            Line(text, $"In {further.Name}: {further.Hits} in {further.Records} variants");
        }
    }

    private static void Notes(StringBuilder text, AnnotationSummary summary, bool isWhole)
    {
        Line(text, $"\nRecords left out: {summary.Skipped}");
        Line(text, $"Reference blocks (gVCF): {summary.ReferenceBlocks}");
        if (isWhole)
        {
            Line(text, $"Index: {summary.NoIndexBecause ?? "written"}");
            text.Append("For research use, not for clinical decisions.\n");
        }

        foreach (var count in summary.Codes)
        {
            var entry = CodeBook.Of(count.Code);
            Line(text, $"\n{entry.Verdict}: {entry.Id}: {count.Count}");
            foreach (var problem in summary.Problems.Where(problem => problem.Code == count.Code))
            {
                Line(text, $"  {Where(problem)}{problem.Sentence}");
            }

            text.Append(count.Listed == 0 ? $"  {entry.Sentence}\n" : "");
            text.Append(entry.Fix.Length > 0 ? $"  What to do: {entry.Fix}\n" : "");
            Unlisted(text, count);
        }
    }

    private static void Unlisted(StringBuilder text, CodeCount count)
    {
        // A renamed chromosome is listed once, not for each of its records.
        if (count.Listed > 0 && count.Listed < count.Count && count.Code != Code.ContigRenamed)
        {
            Line(text, $"  … and {count.Count - count.Listed} more");
        }
    }

    private static string Where(Problem problem)
        => problem.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"line {line}: ") : "";

    private static string Percent(long part, long whole) => (whole == 0 ? 0 : 100.0 * part / whole).ToString("0.00", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
