using System.ComponentModel;
using System.Diagnostics;

namespace GasOrleans.Annotation.Reference.Building;

/// <summary>Runs a program of the system, never through a shell.</summary>
internal static class Tool
{
    /// <summary>Null when the program succeeds, else what it complained of.</summary>
    public static string? Run(string program, IEnumerable<string> arguments, string folder)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using var process = Process.Start(start) ?? throw new BuildException($"{program} did not start.");
            process.OutputDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            var complaint = process.StandardError.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : $"{program} exited with {process.ExitCode} ({complaint.ReplaceLineEndings(" ")})";
        }
        catch (Win32Exception e)
        {
            return $"{program} cannot be run ({e.Message})";
        }
    }
}
