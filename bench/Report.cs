using System.Globalization;

namespace GasOrleans.Bench;

/// <summary>Plain text, a line for each measurement: what, how much, against which bar.</summary>
internal static class Report
{
    public static void Measured(string what, double value, string unit, double bar)
        => Write($"{what,-58} {value,8:0.00} {unit,-9} bar ≤ {bar:0.##}  {(value <= bar ? "met" : "MISSED")}");

    public static void AtLeast(string what, double value, string unit, double bar)
        => Write($"{what,-58} {value,8:0.00} {unit,-9} bar ≥ {bar:0.##}  {(value >= bar ? "met" : "MISSED")}");

    public static void Detail(FormattableString text) => Write($"    {FormattableString.Invariant(text)}");

    /// <summary>How busy the machine is: others may work on it too.</summary>
    public static void Machine(string when)
        => Write($"{Environment.ProcessorCount} cores, load average {when}: {string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3])}");

    public static string Seconds(IEnumerable<TimeSpan> times)
        => string.Join(' ', times.Select(time => time.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture)));

    public static T Median<T>(IEnumerable<T> values)
    {
        List<T> sorted = [.. values.Order()];
        return sorted[sorted.Count / 2];
    }

    private static void Write(FormattableString text) => Console.WriteLine(FormattableString.Invariant(text));
}
