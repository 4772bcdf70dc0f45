using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GasOrleans.EndToEnd.Tests;

/// <summary>What a release says of itself.</summary>
[Collection(Deployment.OneAtATime)]
public sealed partial class ReleaseTests(Deployment deployment)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Silo")]
    [InlineData("WebClient")]
    public async Task Asked_for_its_version_a_program_says_it_and_does_nothing_else(string project)
    {
        var (status, words) = await RunAsync("dotnet", Path.Combine(Built(project), $"GasOrleans.{project}.dll"), "--version");
        Assert.Equal(0, status);
        Assert.Matches(VersionAndCommit(), words);
    }

    [Fact]
    public async Task Health_says_which_build_answers_and_every_page_too()
    {
        using var http = new HttpClient();
        using var health = JsonDocument.Parse(await http.GetStringAsync(new Uri(deployment.System.Address, "health/ready"), Ct));
        Assert.Equal("Healthy", health.RootElement.GetProperty("status").GetString());
        var version = health.RootElement.GetProperty("version").GetString()!;
        Assert.NotEmpty(version);
        Assert.Contains($"Version {version}", await http.GetStringAsync(deployment.System.Address, Ct), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Silo")]
    [InlineData("WebClient")]
    public async Task The_bill_of_materials_names_every_package_that_is_shipped(string project)
    {
        var deps = Path.Combine(Built(project), $"GasOrleans.{project}.deps.json");
        var (status, words) = await RunAsync(Path.Combine(Repository.Root, ".ci", "sbom"), $"GasOrleans.{project}", "1.2.3", deps);
        Assert.True(status == 0, words);
        using var bill = JsonDocument.Parse(words);
        Assert.Equal(("CycloneDX", "1.5"), (bill.RootElement.GetProperty("bomFormat").GetString(), bill.RootElement.GetProperty("specVersion").GetString()));
        using var shipped = JsonDocument.Parse(await File.ReadAllBytesAsync(deps, Ct));
        var packages = shipped.RootElement.GetProperty("libraries").EnumerateObject().Where(one => one.Value.GetProperty("type").GetString() == "package").Select(one => "pkg:nuget/" + one.Name.Replace('/', '@'));
        var components = bill.RootElement.GetProperty("components").EnumerateArray().ToDictionary(one => one.GetProperty("purl").GetString()!);
        Assert.Empty(packages.Except(components.Keys));
        Assert.All(components.Values.Where(one => one.GetProperty("name").GetString()!.StartsWith("AWSSDK", StringComparison.Ordinal)), one => Assert.True(one.TryGetProperty("licenses", out _) || one.TryGetProperty("properties", out _)));
        var known = components.Keys.ToHashSet();
        Assert.All(bill.RootElement.GetProperty("dependencies").EnumerateArray().SelectMany(one => one.GetProperty("dependsOn").EnumerateArray()), one => Assert.Contains(one.GetString()!, known));
    }

    [Fact, Trait("Run", "soak")]
    public async Task A_release_is_whole_says_its_version_and_leaves_the_sources_as_they_were()
    {
        var version = $"9.9.9-test.{Guid.NewGuid():n}";
        var release = Path.Combine(Repository.Root, "artifacts", "release", version);
        var unpacked = Directory.CreateTempSubdirectory("gas-e2e-");
        var before = await ChangesAsync();
        try
        {
            var (status, words) = await RunAsync(Path.Combine(Repository.Root, ".ci", "publish"), version);
            Assert.True(status == 0, words);
            Assert.Equal(before, await ChangesAsync());
            (status, words) = await RunAsync("env", "-C", release, "sha256sum", "--check", "--strict", "SHA256SUMS");
            Assert.True(status == 0, words);
            Assert.Equal(["SHA256SUMS", "silo.cdx.json", "silo.tar.gz", "user-data.tar.gz", "web.cdx.json", "web.tar.gz"], Directory.GetFiles(release).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            foreach (var (archive, program) in new[] { ("silo", "GasOrleans.Silo"), ("web", "GasOrleans.WebClient") })
            {
                var folder = unpacked.CreateSubdirectory(archive).FullName;
                Assert.Equal(0, (await RunAsync("tar", "-xzf", Path.Combine(release, $"{archive}.tar.gz"), "-C", folder)).Status);
                Assert.StartsWith(version, (await RunAsync(Path.Combine(folder, program), "--version")).Words, StringComparison.Ordinal);
            }
        }
        finally
        {
            unpacked.Delete(recursive: true);
            Directory.Delete(release, recursive: true);
        }
    }

    private static async Task<string> ChangesAsync() => (await RunAsync("git", "-C", Repository.Root, "status", "--porcelain")).Words;

    private static string Built(string project) => Path.Combine(Repository.Root, "artifacts", "bin", project, "debug");

    private static async Task<(int Status, string Words)> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var words = await process.StandardOutput.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);
        return (process.ExitCode, words);
    }

    [GeneratedRegex(@"^\d+\.\d+\.\d+\S*( \([0-9a-f]{7,12}\))?\s*$")]
    private static partial Regex VersionAndCommit();
}
