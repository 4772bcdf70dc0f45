using System.Text.Json;

namespace GasOrleans.Aws.Tests.Machines;

/// <summary>From a bare machine to a running server, each step seen to do what it says.</summary>
public sealed class InstallTests
{
    private static readonly string[] Folders = ["/etc", "/opt/aws", "/opt/gas/releases"];

    [Theory]
    [InlineData("silo", "GasOrleans.Silo", "ready")]
    [InlineData("web", "GasOrleans.WebClient", "live")]
    public async Task A_bare_machine_becomes_a_server_and_tells_so(string role, string program, string health)
    {
        using var machine = new Machine(role);
        var (status, words) = await machine.StartAsync();
        Assert.True(status == 0, words);
        var bench = machine.Bench;
        Assert.Equal("one", bench.Read($"/opt/gas/current/{program}"));
        Assert.Equal(role == "silo", File.Exists(bench.At("/var/lib/gas/bundles/h37rv/manifest.json")));
        Assert.Contains("StartLimitIntervalSec=0", bench.Read($"/etc/systemd/system/gas-{role}.service"), StringComparison.Ordinal);
        Assert.Contains($"TimeoutStopSec={(role == "silo" ? 870 : 270)}", bench.Read($"/etc/systemd/system/gas-{role}.service.d/drain.conf"), StringComparison.Ordinal);
        Assert.Contains($"GAS_ROLE={role}", bench.Read("/etc/gas/machine.env"), StringComparison.Ordinal);
        using var agent = JsonDocument.Parse(bench.Read("/opt/aws/amazon-cloudwatch-agent/etc/gas.json"));
        Assert.Contains($"\"/gas/{role}\"", agent.RootElement.ToString(), StringComparison.Ordinal);
        AssertInOrder(
            bench.Calls,
            "dnf install",
            "useradd --system",
            "systemctl daemon-reload",
            $"systemctl restart gas-{role}.service",
            $"systemctl start gas-{role}.service gas-drain.service gas-health.timer",
            $"/health/{health}",
            $"cfn-signal --exit-code 0 --stack gas-{role} --resource Group --region us-east-1");
    }

    [Fact]
    public async Task Run_again_it_changes_nothing_and_starts_nothing_anew()
    {
        using var machine = new Machine("silo");
        await machine.StartAsync();
        var before = Written(machine);
        machine.Bench.ForgetCalls();
        machine.Bench.Refake("rpm", "");
        machine.Bench.Refake("getent", "");
        var (status, words) = await machine.StartAsync();
        Assert.True(status == 0, words);
        Assert.Equal(before, Written(machine));
        Assert.DoesNotContain(machine.Bench.Calls, call => call.Contains("restart", StringComparison.Ordinal) || call.StartsWith("dnf", StringComparison.Ordinal) || call.StartsWith("useradd", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_release_takes_the_place_of_the_old_one()
    {
        using var machine = new Machine("silo");
        await machine.StartAsync();
        machine.Release("1.1.0", "two");
        machine.Version = "1.1.0";
        machine.Bench.ForgetCalls();
        Assert.Equal(0, (await machine.StartAsync()).Status);
        Assert.Equal("two", machine.Bench.Read("/opt/gas/current/GasOrleans.Silo"));
        Assert.Equal("one", machine.Bench.Read("/opt/gas/releases/1.0.0/GasOrleans.Silo"));
        Assert.Contains("systemctl restart gas-silo.service", machine.Bench.Calls);
    }

    [Fact]
    public async Task An_archive_that_is_not_what_its_checksum_says_is_never_unpacked()
    {
        using var machine = new Machine("silo");
        await File.AppendAllTextAsync(Path.Combine(machine.Bench.Store, "gas-releases", "1.0.0", "silo.tar.gz"), "more", TestContext.Current.CancellationToken);
        var (status, _) = await machine.StartAsync();
        Assert.NotEqual(0, status);
        Assert.False(File.Exists(machine.Bench.At("/opt/gas/current/GasOrleans.Silo")));
        Assert.DoesNotContain(machine.Bench.Calls, call => call.StartsWith("systemctl", StringComparison.Ordinal));
        Assert.Contains(machine.Bench.Calls, call => call.StartsWith($"cfn-signal --exit-code {status}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_does_not_become_ready_is_told_as_a_failure()
    {
        using var machine = new Machine("silo");
        machine.Bench.Refake("curl", "exit 7");
        var (status, words) = await machine.StartAsync();
        Assert.NotEqual(0, status);
        Assert.Contains("not ready", words, StringComparison.Ordinal);
        Assert.Contains(machine.Bench.Calls, call => call.StartsWith("cfn-signal --exit-code 1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("silo")]
    [InlineData("web")]
    public void User_data_fits_into_what_an_instance_is_started_with(string role) => Assert.InRange(Machine.UserData(role, "1.0.0").Length, 200, 16 * 1024);

    private static Dictionary<string, DateTime> Written(Machine machine) => Folders
        .SelectMany(folder => Directory.EnumerateFiles(machine.Bench.At(folder), "*", SearchOption.AllDirectories))
        .ToDictionary(file => file, File.GetLastWriteTimeUtc);

    private static void AssertInOrder(IReadOnlyList<string> calls, params string[] parts)
    {
        var at = -1;
        foreach (var part in parts)
        {
            at = calls.Index().Where(call => call.Index > at && call.Item.Contains(part, StringComparison.Ordinal)).Select(call => call.Index).FirstOrDefault(-1);
            Assert.True(at >= 0, $"'{part}' is not called where it should be:\n{string.Join('\n', calls)}");
        }
    }
}
