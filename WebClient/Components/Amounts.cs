using System.Globalization;

namespace GasOrleans.WebClient.Components;

/// <summary>Numbers as people read them.</summary>
internal static class Amounts
{
    private static readonly string[] Units = ["bytes", "KB", "MB", "GB", "TB"];

    /// <summary>Bytes in the largest fitting unit of 1,024: plans speak of 150 KB and mean 153,600 bytes.</summary>
    public static string Bytes(long bytes)
    {
        var (value, unit) = ((double)bytes, 0);
        while (value >= 1024 && unit < Units.Length - 1)
        {
            (value, unit) = (value / 1024, unit + 1);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{value:#,0.#} {Units[unit]}");
    }

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Count(long count, string one, string many) => $"{Count(count)} {(count == 1 ? one : many)}";

    public static string Percent(long part, long whole)
        => whole <= 0 ? "0 %" : string.Create(CultureInfo.InvariantCulture, $"{Math.Clamp(100.0 * part / whole, 0, 100):0} %");

    /// <summary>A span in its largest whole units: <c>15 minutes</c>, <c>3 days</c>.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalDays: >= 2 } => Count((long)span.TotalDays, "day", "days"),
        { TotalHours: >= 2 } => Count((long)span.TotalHours, "hour", "hours"),
        { TotalMinutes: >= 1 } => Count((long)span.TotalMinutes, "minute", "minutes"),
        _ => Count((long)span.TotalSeconds, "second", "seconds"),
    };
}
