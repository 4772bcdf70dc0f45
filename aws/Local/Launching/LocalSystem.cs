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
        var silos = Task.WhenAll(Ports().Select((ports, index) => StartSiloAsync(ports, index + 1, cancellationToken)));
        await Task.WhenAll(silos, StartWebClientAsync(cancellationToken));
        Silos = await silos;
    }

    private Task<KeptChild> StartSiloAsync(SiloPorts ports, int number, CancellationToken cancellationToken)
    {
        var settings = Merge(ProcessSettings.Silo(Cloud, ports), options.SiloSettings);
        return processes.StartAsync(Command("Silo", $"silo-{number}", settings), child => ReadyAsync(child, ports.Health, cancellationToken));
    }

    private async Task StartWebClientAsync(CancellationToken cancellationToken)
    {
        if (options.WebClient)
        {
            var settings = Merge(ProcessSettings.WebClient(Cloud), options.WebClientSettings);
            WebClient = await processes.StartAsync(Command("WebClient", "web", settings), child => ReadyAsync(child, Cloud.Ports.Web, cancellationToken));
        }
    }

    private ChildCommand Command(string project, string name, IReadOnlyDictionary<string, string> settings)
    {
        var program = Path.Combine(SourceTree.Root, "artifacts", "bin", project, options.Configuration, $"GasOrleans.{project}.dll");
        if (!File.Exists(program))
        {
            throw new LocalCloudException($"{program} is missing. Run `dotnet build -c {options.Configuration}` first (`make up` and `make bench` do).");
        }

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
