using GasOrleans.Aws.Tests.Stacks;

namespace GasOrleans.Aws.Tests.Machines;

/// <summary>What lies around the process: its settings, its health, its leaving.</summary>
public sealed class RunningTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public async Task Settings_and_secrets_arrive_as_they_are_and_only_root_reads_them()
    {
        using var machine = new Machine("silo");
        await machine.StartAsync();
        machine.Settings = new()
        {
            ["/gas/silo/Mail/Password"] = """a "b" $HOME `id` \ 'c' %d = ü""",
            ["/gas/silo/Site/Address"] = "https://gas.example.org",
        };
        var (status, words) = await machine.RunAsync("settings");
        Assert.True(status == 0, words);
        var file = machine.Bench.At("/run/gas/server.env");
        Assert.Equal(OwnerOnly, OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(file));

        // The shell reads double quotes and backslashes as systemd does.
        var reader = Path.Combine(machine.Bench.Store, "read.sh");
        await File.WriteAllTextAsync(reader, $". '{file}'; printf '%s\\n' \"$Mail__Password\" \"$Site__Address\" \"$Cluster__Address\"", TestContext.Current.CancellationToken);
        Assert.Equal("a \"b\" $HOME `id` \\ 'c' %d = ü\nhttps://gas.example.org\n10.20.33.7\n", (await machine.Bench.RunAsync(reader)).Words);
    }

    [Fact]
    public async Task Without_any_settings_the_process_is_not_started_and_the_last_ones_stay()
    {
        using var machine = new Machine("silo");
        await machine.StartAsync();
        await machine.RunAsync("settings");
        var before = machine.Bench.Read("/run/gas/server.env");
        machine.Settings = [];
        var (status, words) = await machine.RunAsync("settings");
        Assert.NotEqual(0, status);
        Assert.Contains("there are no settings below /gas/silo/", words, StringComparison.Ordinal);
        Assert.Equal(before, machine.Bench.Read("/run/gas/server.env"));
    }

    [Fact]
    public async Task The_doctor_is_asked_with_the_silos_settings_and_as_its_account()
    {
        using var machine = new Machine("silo");
        await machine.StartAsync();
        machine.Settings = new() { ["/gas/silo/Cluster/ClusterId"] = "gas \"2\"" };
        Assert.Equal(0, (await machine.RunAsync("settings")).Status);
        machine.Bench.Fake("setpriv", "printf '%s %s\\n' \"$AWS_REGION\" \"$Cluster__ClusterId\"; exit 1");
        var (status, words) = await machine.Bench.RunAsync(Path.Combine(Machine.Scripts, "doctor"), "", "--fix");
        Assert.Equal((1, "us-east-1 gas \"2\"\n"), (status, words));
        Assert.EndsWith("/opt/gas/current/GasOrleans.Silo doctor --fix", machine.Bench.Calls[^1], StringComparison.Ordinal);
        Assert.StartsWith("setpriv --reuid=gas", machine.Bench.Calls[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_instance_that_is_to_go_drains_and_says_when_it_has()
    {
        using var machine = new Machine("silo");
        await machine.StartAsync();
        machine.Bench.ForgetCalls();
        var looks = machine.Bench.At("/looks");
        machine.Bench.Refake("curl", $$"""
            case "$*" in
              */api/token) echo token ;;
              */instance-id) echo i-0123 ;;
              */target-lifecycle-state) echo >> '{{looks}}'; (($(wc -l < '{{looks}}') > 2)) && echo Terminated || echo InService ;;
            esac
            """);
        var stops = machine.Bench.At("/stops");
        machine.Bench.Refake("systemctl", $$"""if [[ $1 == is-active ]]; then echo >> '{{stops}}'; (($(wc -l < '{{stops}}') > 2)) && echo inactive || echo deactivating; fi""");
        var (status, words) = await machine.RunAsync("drain");
        Assert.True(status == 0, words);
        const string Which = "--lifecycle-hook-name drain --auto-scaling-group-name gas-silo --instance-id i-0123";
        Assert.Equal(
            [
                "systemctl stop gas-health.timer",
                "systemctl stop --no-block gas-silo.service",
                $"aws autoscaling record-lifecycle-action-heartbeat {Which}",
                $"aws autoscaling record-lifecycle-action-heartbeat {Which}",
                $"aws autoscaling complete-lifecycle-action {Which} --lifecycle-action-result CONTINUE",
            ],
            machine.Bench.Calls.Where(call => !call.StartsWith("curl", StringComparison.Ordinal) && !call.Contains("is-active", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_process_that_hangs_is_started_again_after_four_looks_and_not_before()
    {
        using var machine = new Machine("web");
        await machine.StartAsync();
        machine.Bench.Refake("systemctl", "echo active");
        machine.Bench.Refake("curl", "exit 28");
        machine.Bench.ForgetCalls();
        for (var look = 1; look <= 4; look++)
        {
            Assert.DoesNotContain("systemctl restart gas-web.service", machine.Bench.Calls);
            await machine.RunAsync("health");
        }

        Assert.Contains("systemctl restart gas-web.service", machine.Bench.Calls);
    }

    [Fact]
    public async Task A_process_that_drains_is_let_alone()
    {
        using var machine = new Machine("web");
        await machine.StartAsync();
        machine.Bench.Refake("systemctl", "echo deactivating");
        machine.Bench.Refake("curl", "exit 28");
        machine.Bench.ForgetCalls();
        for (var look = 1; look <= 6; look++)
        {
            await machine.RunAsync("health");
        }

        Assert.DoesNotContain(machine.Bench.Calls, call => call.Contains("restart", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("silo")]
    [InlineData("web")]
    public void The_process_and_its_stack_listen_and_stop_alike(string role)
    {
        var unit = File.ReadAllText(Path.Combine(Machine.Scripts, "units", $"gas-{role}.service"));
        Assert.Contains($"OTEL_SERVICE_NAME=gas-{role}", unit, StringComparison.Ordinal);
        if (role == "web")
        {
            var port = Stack.Of("web").Properties("Servers")["Port"]!.GetValue<string>();
            Assert.Contains($"ASPNETCORE_URLS=http://0.0.0.0:{port}", unit, StringComparison.Ordinal);
            Assert.Equal(port, Stack.Of("network").Properties("WebFromBalancer")["FromPort"]!.GetValue<string>());
        }
    }
}
