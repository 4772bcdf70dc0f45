using System.Globalization;

namespace GasOrleans.Cli.Output;

/// <summary>What comes from elsewhere, made fit for a terminal; and amounts in words.</summary>
internal static class Words
{
    private static readonly string[] Units = ["B", "KB", "MB", "GB", "TB"];

    /// <summary>One line without anything that moves the cursor, colours, or turns text around.</summary>
    public static string Plain(string text) => string.Concat(text.Select(c => IsHarmless(c) ? c : '\uFFFD'));

    /// <summary>The same, with the ends of lines and tabs kept.</summary>
    public static string PlainText(string text) => string.Concat(text.Select(c => c is '\n' or '\t' || IsHarmless(c) ? c : '\uFFFD'));

    public static string Bytes(double bytes)
    {
        var unit = 0;
        for (; bytes >= 1024 && unit < Units.Length - 1; unit++)
        {
            bytes /= 1024;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{bytes:0.#} {Units[unit]}");
    }

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string At(DateTimeOffset at) => at.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    private static bool IsHarmless(char c) => CharUnicodeInfo.GetUnicodeCategory(c)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
