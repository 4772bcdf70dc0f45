using System.Diagnostics;

namespace GasOrleans.EndToEnd.Tests.Rolling;

/// <summary>The product built once more, as another version, into a folder of its own.</summary>
internal sealed class OtherBuild : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gas-build-");

    private OtherBuild(string version) => Version = version;

    public string Version { get; }

    /// <summary>Where its artifacts are.</summary>
    public string Artifacts => folder.FullName;

    public static async Task<OtherBuild> MakeAsync(string version, CancellationToken ct)
    {
        var build = new OtherBuild(version);
        foreach (var project in (string[])["Silo", "WebClient"])
        {
            string[] arguments =
            [
                "build", Path.Combine(Repository.Root, project), "--artifacts-path", build.Artifacts, $"-p:Version={version}", "-p:RunAnalyzers=false", "-v", "q", "-nodeReuse:false",
            ];
            using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
            var words = await process.StandardOutput.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            Assert.True(process.ExitCode == 0, words);
        }

        return build;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
