using System.Diagnostics;

namespace GasOrleans.Aws.Tests.Machines;

/// <summary>A fake root and fake commands that write down how they were called: scripts run for real, and nothing else happens.</summary>
internal sealed class Bench : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gas-bench-");

    public Bench()
    {
        Directory.CreateDirectory(Root);
        Directory.CreateDirectory(Bin);
        File.WriteAllText(Log, "");
        Variables["GAS_ROOT"] = Root;
        Variables["GAS_PAUSE"] = "0";
        Variables["GAS_TRIES"] = "2";
    }

    public Dictionary<string, string> Variables { get; } = [];

    public string Root => Path.Combine(folder.FullName, "root");

    public string Store => Path.Combine(folder.FullName, "s3");

    /// <summary>The calls so far, in their order.</summary>
    public IReadOnlyList<string> Calls => File.ReadAllLines(Log);

    private string Bin => Path.Combine(folder.FullName, "bin");

    private string Log => Path.Combine(folder.FullName, "calls");

    public string At(string path) => Path.Combine(Root, path.TrimStart('/'));

    public string Read(string path) => File.ReadAllText(At(path));

    public void ForgetCalls() => File.WriteAllText(Log, "");

    /// <summary>Puts a command in the place of the machine's own; <paramref name="body"/> is what it does after it has written itself down.</summary>
    public void Fake(string name, string body = "")
    {
        var file = Path.Combine(Bin, name);
        File.WriteAllText(file, $"#!/bin/bash\necho \"{name} $*\" >> '{Log}'\n{body}\n");
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("The machines are Linux.");
        }

        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    public void Refake(string name, string body)
    {
        File.Delete(Path.Combine(Bin, name));
        Fake(name, body);
    }

    /// <summary>Runs a script by bash; what it says comes out as one text.</summary>
    public async Task<(int Status, string Words)> RunAsync(string script, string input = "", params string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/bash", [script, .. arguments]) { RedirectStandardError = true, RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["PATH"] = $"{Bin}:/usr/bin:/bin";
        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var words = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, string.Concat(words));
    }

    public void Dispose() => folder.Delete(recursive: true);
}
