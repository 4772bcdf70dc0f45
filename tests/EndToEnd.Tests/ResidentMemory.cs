using System.Globalization;

namespace GasOrleans.EndToEnd.Tests;

/// <summary>The memory of a process, as the machine counts it.</summary>
internal static class ResidentMemory
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <summary>The most that the process had while the work was done, in MB.</summary>
    public static async Task<long> PeakAsync(int process, Func<Task> work)
    {
        using var ended = new CancellationTokenSource();
        var watching = WatchAsync(process, ended.Token);
        try
        {
            await work();
        }
        finally
        {
            await ended.CancelAsync();
        }

        return await watching;
    }

    private static async Task<long> WatchAsync(int process, CancellationToken ended)
    {
        var peak = 0L;
        while (!ended.IsCancellationRequested)
        {
            peak = Math.Max(peak, Now(process));
            await Task.Delay(Interval, TimeProvider.System, CancellationToken.None);
        }

        return peak;
    }

    private static long Now(int process)
    {
        const string Field = "VmRSS:";
        var line = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith(Field, StringComparison.Ordinal));
        return long.Parse(line.AsSpan(Field.Length, line.Length - Field.Length - " kB".Length), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture) / 1024;
    }
}
