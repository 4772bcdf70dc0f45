using System.Diagnostics;

namespace GasOrleans.Bench.Engine;

/// <summary>Runs a program on some of the cores, and measures it.</summary>
internal static class Tool
{
    public static async Task<ToolRun> RunAsync(string cores, string program, params string[] arguments)
    {
        using var process = new Process { StartInfo = new("taskset", ["-c", cores, program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true } };
        var began = TimeProvider.System.GetTimestamp();
        process.Start();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        var time = TimeProvider.System.GetElapsedTime(began);
        return process.ExitCode == 0
            ? new(time, process.TotalProcessorTime, await output)
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await errors}");
    }
}

/// <summary>What a run took and said.</summary>
internal sealed record ToolRun(TimeSpan Time, TimeSpan Processor, string Output);
