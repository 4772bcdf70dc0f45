using System.Globalization;

namespace GasOrleans.WebClient.Variants;

/// <summary>A form of table for other programs.</summary>
/// <param name="Ending">What its files' names end with.</param>
/// <param name="ContentType">What it is.</param>
/// <param name="Separator">What stands between cells.</param>
internal sealed record ExportFormat(string Ending, string ContentType, char Separator)
{
    public static IReadOnlyList<ExportFormat> All { get; } = [new("csv", "text/csv; charset=utf-8", ','), new("tsv", "text/tab-separated-values; charset=utf-8", '\t')];

    public string Line(IEnumerable<string> cells) => string.Join(Separator, cells.Select(Cell)) + "\n";

    /// <summary>A cell that a spreadsheet takes for text or a number, never for a formula.</summary>
    private string Cell(string text)
    {
        var isFormula = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        var safe = isFormula ? $"'{text}" : text;
        return Separator == '\t' ? safe.Replace('\t', ' ').Replace('\n', ' ').Replace('\r', ' ')
            : safe.AsSpan().ContainsAny(",\"\n\r") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : safe;
    }
}
