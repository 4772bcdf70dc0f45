using System.Diagnostics;
using System.Globalization;

namespace GasOrleans.Bench.Engine;

/// <summary>Runs a program on some of the cores, and measures it.</summary>
internal static class Tool
{
    // The shell says last what processor time its child took, in the user's and the kernel's code.
    private const string Timed = "TIMEFORMAT='%U %S'; time \"$@\"";

    public static async Task<ToolRun> RunAsync(string cores, string program, params string[] arguments)
    {
        using var process = new Process { StartInfo = new("taskset", ["-c", cores, "bash", "-c", Timed, program, program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true } };
        var began = TimeProvider.System.GetTimestamp();
        process.Start();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        var time = TimeProvider.System.GetElapsedTime(began);
        var said = (await errors).TrimEnd('\n').Split('\n');
        return process.ExitCode == 0
            ? new(time, TimeSpan.FromSeconds(said[^1].Split(' ').Sum(seconds => double.Parse(seconds, CultureInfo.InvariantCulture))), await output)
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {string.Join('\n', said)}");
    }
}

/// <summary>What a run took and said.</summary>
internal sealed record ToolRun(TimeSpan Time, TimeSpan Processor, string Output);
