using System.Diagnostics;
using System.Globalization;
using GasOrleans.Aws.Local;
using GasOrleans.Aws.Local.Launching;

namespace GasOrleans.EndToEnd.Tests;

public sealed class LauncherTests : IDisposable
{
    private readonly string state = Directory.CreateTempSubdirectory("gas-tests-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(state, recursive: true);

    [Fact, Trait("Run", "soak")]
    public async Task A_killed_silo_comes_back_and_a_restart_of_everything_is_ready_on_the_same_addresses()
    {
        var options = new LocalSystemOptions { Cloud = new LocalCloudOptions { StateFolder = state } };
        LocalPorts before;
        await using (var system = await LocalSystem.StartAsync(options, Stop))
        {
            before = system.Cloud.Ports;
            var first = system.Silos[0].Id;
            await system.Silos[0].KillAsync();
            await system.Silos[0].WhenReadyAsync();
            Assert.NotEqual(first, system.Silos[0].Id);
        }

        await using (var system = await LocalSystem.StartAsync(options, Stop))
        {
            Assert.Equal(before, system.Cloud.Ports);
        }
    }

    [Fact, Trait("Run", "soak")]
    public async Task The_death_of_up_ends_everything_that_it_started()
    {
        using var launcher = Start("up");
        await WelcomeAsync(launcher);
        var children = Children(launcher.Id);

        launcher.Kill();
        await launcher.WaitForExitAsync(Stop);

        await Eventually.HoldsAsync(() => children.TrueForAll(IsGone));
    }

    [Fact]
    public async Task Up_says_where_it_is_and_down_ends_what_it_started_and_reset_forgets_it()
    {
        using var launcher = Start("up");
        var said = await WelcomeAsync(launcher);
        Assert.Contains("Ada Free", said, StringComparison.Ordinal);
        Assert.Contains(state, said, StringComparison.Ordinal);
        var children = Children(launcher.Id);
        Assert.Equal(5, children.Count);
        Assert.Equal(1, await RunAsync("reset"));

        Assert.Equal(0, await RunAsync("down"));
        await launcher.WaitForExitAsync(Stop);
        Assert.Equal(0, launcher.ExitCode);
        Assert.All(children, child => Assert.True(IsGone(child)));

        Assert.Equal(0, await RunAsync("reset"));
        Assert.False(Directory.Exists(state));
        Directory.CreateDirectory(state);
    }

    private Process Start(string command)
    {
        string[] ports = ["web", "silo", "siloToSilo", "gateway", "signIn", "s3", "mailbox", "dynamoDb", "sqs", "smtp"];
        var program = Path.Combine(Repository.Root, "artifacts", "bin", "Local", "debug", "GasOrleans.Aws.Local.dll");
        return Process.Start(new ProcessStartInfo("dotnet", [program, command, $"--state={state}", .. ports.Select(port => $"--ports:{port}=0")]) { RedirectStandardOutput = true })!;
    }

    private async Task<int> RunAsync(string command)
    {
        using var process = Start(command);
        await process.StandardOutput.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);
        return process.ExitCode;
    }

    private static async Task<string> WelcomeAsync(Process launcher)
    {
        var said = "";
        while (await launcher.StandardOutput.ReadLineAsync(Stop) is { } line)
        {
            said += line + "\n";
            if (line.Contains("to stop", StringComparison.Ordinal))
            {
                return said;
            }
        }

        throw new InvalidOperationException($"It ended before it was ready: {said}");
    }

    // Linux keeps a thread's children with the thread that started them.
    private static List<int> Children(int parent) => [.. Directory.EnumerateDirectories($"/proc/{parent}/task")
        .SelectMany(thread => File.ReadAllText(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(id => int.Parse(id, CultureInfo.InvariantCulture))];

    // A child whose parent died may stay as a zombie where nobody collects it.
    private static bool IsGone(int process) => !File.Exists($"/proc/{process}/stat") || File.ReadAllText($"/proc/{process}/status").Contains("State:\tZ", StringComparison.Ordinal);
}
