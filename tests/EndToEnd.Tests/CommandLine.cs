using System.Diagnostics;

namespace GasOrleans.EndToEnd.Tests;

/// <summary>The program <c>gas</c> as people run it, a process of its own, with a configuration folder of its own.</summary>
internal sealed class CommandLine(Uri server) : IDisposable
{
    private static readonly string Program = Path.Combine(Repository.Root, "artifacts", "bin", "Cli", "debug", "gas");

    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("gas-e2e-");

    /// <summary>Runs a command to its end.</summary>
    public async Task<(int Exit, string Out, string Error)> GasAsync(string input, params string[] args)
    {
        using var process = Start(args);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }

    public Process Start(params string[] args)
    {
        var start = new ProcessStartInfo(Program, args) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder.FullName };
        start.Environment["XDG_CONFIG_HOME"] = Path.Combine(Folder.FullName, "config");
        start.Environment["GAS_SERVER"] = server.ToString();
        return Process.Start(start)!;
    }

    public void Dispose() => Folder.Delete(recursive: true);
}
