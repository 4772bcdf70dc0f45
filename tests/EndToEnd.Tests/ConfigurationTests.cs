using System.Diagnostics;

namespace GasOrleans.EndToEnd.Tests;

/// <summary>A wrong configuration: the process refuses to start and names every wrong field.</summary>
public class ConfigurationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_silo_with_wrong_settings_names_all_of_them_and_shows_no_stack_trace()
    {
        var (code, words) = await RunAsync("Silo", new()
        {
            ["Claims__Length"] = "00:10:00",
            ["Cluster__Address"] = "here",
            ["Mail__From"] = "nobody at all",
            ["Mail__Host"] = "mail.example.org",
            ["Mail__Security"] = "None",
            ["Mail__User"] = "gas",
            ["Plans__Free__RunningJobs"] = "0",
            ["Worker__Slots"] = "-1",
        });
        Assert.NotEqual(0, code);
        Assert.All(["Genome", "Claims:Length", "Cluster:Address", "Mail:From", "Mail:Security", "Mail:User", "RunningJobs", "Site:Address", "Slots"], field => Assert.Contains(field, words, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silo_that_cannot_reach_its_resources_names_them()
    {
        var (code, words) = await RunAsync("Silo", new()
        {
            ["Genomes__Folder"] = "/tmp",
            ["Mail__From"] = "gas@example.org",
            ["Mail__Host"] = "127.0.0.1",
            ["Site__Address"] = "https://gas.example.org",
            ["AWS_ENDPOINT_URL"] = "http://127.0.0.1:9/",
            ["AWS_REGION"] = "us-east-1",
            ["AWS_ACCESS_KEY_ID"] = "none",
            ["AWS_SECRET_ACCESS_KEY"] = "none",
            ["Buckets__ForcePathStyle"] = "true",
        });
        Assert.NotEqual(0, code);
        Assert.All(["gas-annotations", "gas-requests", "gas-uploads-0", "gas-inputs", "gas-results"], name => Assert.Contains(name, words, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", words, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Words)> RunAsync(string project, Dictionary<string, string> settings)
    {
        var program = Path.Combine(Repository.Root, "artifacts", "bin", project, "debug", $"GasOrleans.{project}.dll");
        var start = new ProcessStartInfo("dotnet", [program]) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var words = await Task.WhenAll(process.StandardError.ReadToEndAsync(Ct), process.StandardOutput.ReadToEndAsync(Ct));
        await process.WaitForExitAsync(Ct);
        return (process.ExitCode, string.Concat(words));
    }
}
