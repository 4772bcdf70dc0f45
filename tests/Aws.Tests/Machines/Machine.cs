using System.Diagnostics;
using System.Text.Json;
using GasOrleans.Aws.Tests.Stacks;

namespace GasOrleans.Aws.Tests.Machines;

/// <summary>A bare machine as the launch template of a stack starts it, on a bench.</summary>
internal sealed class Machine : IDisposable
{
    private const string Bucket = "gas-releases";
    private readonly string role;

    public Machine(string role, string version = "1.0.0")
    {
        (this.role, Version) = (role, version);
        Release(version, "one");
        Directory.CreateDirectory(Path.Combine(Bench.Store, Bucket, "bundles", "h37rv"));
        File.WriteAllText(Path.Combine(Bench.Store, Bucket, "bundles", "h37rv", "manifest.json"), "{}");
        Bench.Fake("aws", $$"""
            store='{{Bench.Store}}'
            case "$1 $2" in
              "s3 cp") from=${@: -2:1}; cp "$store/${from#s3://}" "${@: -1}" ;;
              "s3 sync") from=${@: -2:1}; cp -r "$store/${from#s3://}." "${@: -1}" ;;
              "ssm get-parameters-by-path") cat "$store/settings.json" ;;
            esac
            """);
        Bench.Fake("getent", "exit 2");
        foreach (var name in (string[])["amazon-cloudwatch-agent-ctl", "cfn-signal", "chown", "dnf", "systemctl", "useradd"])
        {
            Bench.Fake(name);
        }

        Bench.Fake("rpm", "exit 1");
        Bench.Fake("curl", "case \"$*\" in */api/token) echo token ;; */local-ipv4) echo 10.20.33.7 ;; */instance-id) echo i-0123 ;; esac");
        Settings = new() { [$"/gas/{role}/Cluster/ServiceId"] = "gas" };
    }

    public Bench Bench { get; } = new();

    public string Version { get; set; }

    /// <summary>What SSM has.</summary>
    public Dictionary<string, string> Settings
    {
        get;
        set
        {
            field = value;
            File.WriteAllText(Path.Combine(Bench.Store, "settings.json"), JsonSerializer.Serialize(new { Parameters = value.Select(one => new { Name = one.Key, one.Value }) }));
        }
    }

    public static string Scripts => Path.Combine(Repository.Root, "aws", "user-data");

    /// <summary>Puts a release into the bucket, its program saying <paramref name="words"/>.</summary>
    public void Release(string version, string words)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Bench.Store, Bucket, version)).FullName;
        var content = Directory.CreateTempSubdirectory("gas-release-");
        var program = role == "silo" ? "GasOrleans.Silo" : "GasOrleans.WebClient";
        File.WriteAllText(Path.Combine(content.FullName, program), words);
        Tar(Path.Combine(folder, $"{role}.tar.gz"), content.FullName, ".");
        content.Delete(recursive: true);
        Tar(Path.Combine(folder, "user-data.tar.gz"), Path.GetDirectoryName(Scripts)!, "user-data");
        Run("/bin/bash", "-c", $"cd '{folder}' && sha256sum *.tar.gz > SHA256SUMS");
    }

    /// <summary>Starts it: runs the launch template's user data.</summary>
    public async Task<(int Status, string Words)> StartAsync()
    {
        var script = UserData(role, Version).Replace("/opt/gas", Bench.At("/opt/gas"), StringComparison.Ordinal);
        var file = Path.Combine(Bench.Store, "user-data.sh");
        await File.WriteAllTextAsync(file, script);
        return await Bench.RunAsync(file);
    }

    /// <summary>What an instance of the stack is started with.</summary>
    public static string UserData(string role, string version)
        => Stack.Of(role).Properties("Template", ("Version", version))["LaunchTemplateData"]!["UserData"]!.GetValue<string>();

    public Task<(int Status, string Words)> RunAsync(string script)
    {
        foreach (var line in Bench.Read("/etc/gas/machine.env").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Bench.Variables[line.Split('=', 2)[0]] = line.Split('=', 2)[1];
        }

        return Bench.RunAsync(Path.Combine(Scripts, script));
    }

    public void Dispose() => Bench.Dispose();

    private static void Tar(string archive, string folder, string what) => Run("/usr/bin/tar", "-czf", archive, "-C", folder, what);

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
