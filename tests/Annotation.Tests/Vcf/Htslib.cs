using System.ComponentModel;
using System.Diagnostics;

namespace GasOrleans.Annotation.Tests.Vcf;

/// <summary>The tools that everybody reads VCF with, as judges of what is written here.</summary>
internal static class Htslib
{
    /// <summary>Runs a tool that must succeed; returns what it wrote.</summary>
    public static async Task<string> RunAsync(string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Start(start);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{tool} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await errors}");
        return output;
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException($"{start.FileName} is not installed: run `make test`, which installs bcftools and tabix from Debian.", e);
        }
    }
}

/// <summary>A folder that goes with the test.</summary>
internal sealed class Scratch : IDisposable
{
    private readonly DirectoryInfo folder;

    public Scratch()
        : this(Directory.CreateTempSubdirectory("gas-vcf-"))
    {
    }

    private Scratch(DirectoryInfo folder) => this.folder = folder;

    /// <summary>A folder in it.</summary>
    public Scratch Sub() => new(folder.CreateSubdirectory(Guid.NewGuid().ToString("N")));

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
