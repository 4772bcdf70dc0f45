using System.Globalization;

namespace Orleans.Aws;

/// <summary>
/// Times of reminders as text. Written as UTC without zone, to the tick: the official package reads that exactly in every culture,
/// while a trailing Z would become local time there.
/// </summary>
internal static class ReminderTimes
{
    private const string Written = "yyyy-MM-ddTHH:mm:ss.fffffff";

    // What the official package wrote on hosts of English or invariant culture.
    private static readonly string[] Read = [Written, "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "M/d/yyyy h:mm:ss tt", "MM/dd/yyyy HH:mm:ss"];

    public static string Format(DateTime start)
        => (start.Kind == DateTimeKind.Local ? start.ToUniversalTime() : start).ToString(Written, CultureInfo.InvariantCulture);

    public static string Format(TimeSpan period) => period.ToString("c", CultureInfo.InvariantCulture);

    public static bool TryParseStart(string? text, out DateTime start)
        => DateTime.TryParseExact(
            text,
            Read,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowWhiteSpaces,
            out start);

    public static bool TryParsePeriod(string? text, out TimeSpan period)
        => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out period);
}
