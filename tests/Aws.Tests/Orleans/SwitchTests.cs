using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Orleans.Aws.Tests;

/// <summary><c>-p:OrleansAwsProviders=nuget</c>: the official packages take this library's place, and the product compiles without what is only here.</summary>
public sealed partial class SwitchTests
{
    private static readonly string[] Outside = ["aws", "tests", "bench", "artifacts", ".local"];

    [Fact]
    public void What_only_this_library_has_is_used_behind_the_switch()
    {
        var sources = Directory.GetDirectories(Repository.Root)
            .Where(folder => !Outside.Contains(Path.GetFileName(folder)) && !Path.GetFileName(folder).StartsWith('.'))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor" or ".csproj" && !file.Contains("/obj/", StringComparison.Ordinal))
            .ToList();
        var behind = sources.Where(file => File.ReadAllText(file).Contains("#if ORLEANS_AWS", StringComparison.Ordinal));
        Assert.NotEmpty(behind);
        Assert.Empty(sources.SelectMany(file => Unguarded(File.ReadLines(file)).Select(line => $"{file}:{line}")));
    }

    [Fact]
    public void A_use_that_is_not_behind_it_is_found()
        => Assert.Equal([7, 9], Unguarded(["#if ORLEANS_AWS", "using Orleans.Aws;", "#if DEBUG", "using Orleans.Aws;", "#endif", "#else", "using Orleans.Aws;", "#endif", "Orleans.Aws.X x;", "meters.Add(\"Orleans.Aws\");"]));

    [Theory]
    [InlineData("own", "Orleans.csproj", false)]
    [InlineData("surface", "Orleans.csproj", false)]
    [InlineData("nuget", "Microsoft.Orleans.Streaming.SQS", true)]
    public async Task It_decides_what_is_referenced(string value, string expected, bool isPackage)
    {
        var (_, said) = await MsBuildAsync("Grains", value, "-getItem:PackageReference", "-getItem:ProjectReference", "-getProperty:DefineConstants");
        Assert.Contains(expected, said, StringComparison.Ordinal);
        Assert.Equal(!isPackage, said.Contains("Orleans.csproj", StringComparison.Ordinal));
        Assert.Equal(value == "own", said.Contains("ORLEANS_AWS", StringComparison.Ordinal));
    }

    [Fact, Trait("Run", "soak")]
    public async Task The_product_compiles_without_what_is_only_here()
    {
        var folder = Directory.CreateTempSubdirectory("gas-surface-");
        try
        {
            // Not analysed: what is there for the own library alone is unused then.
            foreach (var project in new[] { "Silo", "WebClient" })
            {
                var (code, said) = await MsBuildAsync(project, "surface", "-restore", "-v:q", "-p:RunAnalyzers=false", $"-p:ArtifactsPath={folder.FullName}");
                Assert.True(code == 0, said);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The numbers of the lines that name this library's own namespace where the official packages may be in its place.</summary>
    private static IEnumerable<int> Unguarded(IEnumerable<string> lines)
    {
        var conditions = new Stack<bool>();
        foreach (var (line, number) in lines.Select((line, i) => (line.Trim(), i + 1)))
        {
            if (line.StartsWith("#if", StringComparison.Ordinal))
            {
                conditions.Push(line is "#if ORLEANS_AWS");
            }
            else if (line.StartsWith("#el", StringComparison.Ordinal))
            {
                conditions.Pop();
                conditions.Push(false);
            }
            else if (line.StartsWith("#endif", StringComparison.Ordinal))
            {
                conditions.Pop();
            }
            else if (Own().IsMatch(line) && !conditions.Contains(true))
            {
                yield return number;
            }
        }
    }

    private static async Task<(int Code, string Said)> MsBuildAsync(string project, string value, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", Path.Combine(Repository.Root, project), "-nologo", "-nodeReuse:false", $"-p:OrleansAwsProviders={value}", .. arguments]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, said);
    }

    // Neither GasOrleans.Aws nor the meter's name in quotes.
    [GeneratedRegex("(?<![\\w.\"])Orleans\\.Aws\\b")]
    private static partial Regex Own();
}
