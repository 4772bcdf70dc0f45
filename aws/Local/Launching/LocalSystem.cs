using System.Text.Json;
using GasOrleans.Aws.Local.Children;

namespace GasOrleans.Aws.Local.Launching;

/// <summary>The whole system on this machine: the cloud, silos and the web client, each a process as in production.</summary>
public sealed class LocalSystem : IAsyncDisposable
{
    private readonly LocalSystemOptions options;
    private readonly ChildGroup processes;
    private readonly List<StreamWriter> logs = [];

    private LocalSystem(LocalSystemOptions options, LocalCloud cloud)
    {
        this.options = options;
        Cloud = cloud;
        processes = new ChildGroup(new ChildPolicy(options.Restart, options.Say));
    }

    /// <summary>The cloud beneath it.</summary>
    public LocalCloud Cloud { get; }

    /// <summary>The silos, in the order of their ports.</summary>
    public IReadOnlyList<KeptChild> Silos { get; private set; } = [];

    /// <summary>The web client, if it was asked for.</summary>
    public KeptChild? WebClient { get; private set; }

    /// <summary>Where people find it.</summary>
    public Uri Address => LocalPorts.Address(Cloud.Ports.Web);

    /// <summary>Where the processes' own words are.</summary>
    public string Logs => Directory.CreateDirectory(Path.Combine(Cloud.StateFolder, "logs")).FullName;

    /// <summary>Completes with a sentence when something ended that is not started again.</summary>
    public Task<Task<string>> Broken => Task.WhenAny(Cloud.Broken, processes.Broken);

    /// <summary>Starts everything and returns when all of it is ready.</summary>
    public static async Task<LocalSystem> StartAsync(LocalSystemOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var system = new LocalSystem(options, await LocalCloud.StartAsync(options.Cloud, cancellationToken));
        try
        {
            await system.StartProcessesAsync(cancellationToken);
            return system;
        }
        catch
        {
            await system.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts one more silo.</summary>
    /// <param name="name">What its log is called.</param>
    /// <param name="artifacts">The folder of another build's artifacts; absent: this one's.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<KeptChild> AddSiloAsync(string name, string? artifacts = null, CancellationToken cancellationToken = default)
        => StartSiloAsync(SiloPorts.AnyFree(), name, artifacts, cancellationToken);

    /// <summary>Starts one more web server; says where it listens. People know one address: what stands before them sends them there.</summary>
    /// <param name="name">What its log is called.</param>
    /// <param name="artifacts">The folder of another build's artifacts; absent: this one's.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<(KeptChild Server, Uri Address)> AddWebClientAsync(string name, string? artifacts = null, CancellationToken cancellationToken = default)
    {
        var port = FreePort.Choose();
        return (await StartWebClientAsync(port, name, artifacts, cancellationToken), LocalPorts.Address(port));
    }

    /// <summary>Runs the product's command <c>doctor</c> as on a silo's machine; its exit code, and what it said.</summary>
    public async Task<(int Exit, string Words)> DoctorAsync(params IEnumerable<string> words)
    {
        using var process = DoctorProcess.Start(Merge(ProcessSettings.Command(Cloud), options.SiloSettings), words, isRead: true);
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(said));
    }

    /// <summary>Ends everything that it started, the cloud last.</summary>
    public async ValueTask DisposeAsync()
    {
        await processes.DisposeAsync();
        await Cloud.DisposeAsync();
        foreach (var log in logs)
        {
            await log.DisposeAsync();
        }
    }

    private async Task StartProcessesAsync(CancellationToken cancellationToken)
    {
        var silos = Task.WhenAll(Ports().Select((ports, index) => StartSiloAsync(ports, $"silo-{index + 1}", null, cancellationToken)));
        var web = options.WebClient ? StartWebClientAsync(Cloud.Ports.Web, "web", null, cancellationToken) : null;
        await Task.WhenAll(silos, web ?? Task.CompletedTask);
        (Silos, WebClient) = (await silos, web is null ? null : await web);
    }

    private Task<KeptChild> StartSiloAsync(SiloPorts ports, string name, string? artifacts, CancellationToken cancellationToken)
    {
        var settings = Merge(ProcessSettings.Silo(Cloud, ports), options.SiloSettings);
        return processes.StartAsync(Command("Silo", name, artifacts, settings), child => ReadyAsync(child, ports.Health, cancellationToken));
    }

    private Task<KeptChild> StartWebClientAsync(int port, string name, string? artifacts, CancellationToken cancellationToken)
    {
        var settings = Merge(ProcessSettings.WebClient(Cloud), options.WebClientSettings);
        settings["ASPNETCORE_URLS"] = LocalPorts.Address(port).ToString();
        return processes.StartAsync(Command("WebClient", name, artifacts, settings), child => ReadyAsync(child, port, cancellationToken));
    }

    /// <summary>Where a build of one of the product's programs is.</summary>
    internal static string Program(string project, string configuration, string? artifacts = null)
    {
        var program = Path.Combine(artifacts ?? Path.Combine(SourceTree.Root, "artifacts"), "bin", project, configuration, $"GasOrleans.{project}.dll");
        return File.Exists(program)
            ? program
            : throw new LocalCloudException($"{program} is missing. Run `dotnet build -c {configuration}` first (`make up` and `make bench` do).");
    }

    private ChildCommand Command(string project, string name, string? artifacts, IReadOnlyDictionary<string, string> settings)
    {
        var program = Program(project, options.Configuration, artifacts);
        var log = TextWriter.Synchronized(Open(name));
        return new ChildCommand(name, "dotnet", program) { Environment = settings, Output = log.WriteLine };
    }

    private StreamWriter Open(string name)
    {
        var log = new StreamWriter(Path.Combine(Logs, name + ".log"), append: false) { AutoFlush = true };
        logs.Add(log);
        return log;
    }

    private List<SiloPorts> Ports()
    {
        var file = Path.Combine(Cloud.StateFolder, "silos.json");
        var kept = File.Exists(file) ? JsonSerializer.Deserialize<List<SiloPorts>>(File.ReadAllBytes(file))! : [];
        var first = new SiloPorts(Cloud.Ports.Silo, Cloud.Ports.SiloToSilo, Cloud.Ports.Gateway);
        List<SiloPorts> all = [first, .. kept.Skip(1).Concat(Enumerable.Range(0, options.Silos).Select(_ => SiloPorts.AnyFree())).Take(options.Silos - 1)];
        File.WriteAllBytes(file, JsonSerializer.SerializeToUtf8Bytes(all));
        return all;
    }

    private static Task ReadyAsync(ChildProcess child, int port, CancellationToken cancellationToken) =>
        Readiness.AnswersAsync(child, new Uri(LocalPorts.Address(port), "health/ready"), cancellationToken);

    private static Dictionary<string, string> Merge(Dictionary<string, string> settings, IReadOnlyDictionary<string, string> more)
    {
        foreach (var (name, value) in more)
        {
            settings[name] = value;
        }

        return settings;
    }
}
