using GasOrleans.Annotation.Reference;
using GasOrleans.Aws.Local;
using GasOrleans.Aws.Local.Launching;
using GasOrleans.Bench.Jobs;

namespace GasOrleans.Bench;

/// <summary>The cloud on this machine and one silo as it is released; the web client has no part in a job and is left out.</summary>
internal sealed class BenchSystem : IAsyncDisposable
{
    private readonly LocalSystem system;

    private BenchSystem(LocalSystem system, Submitter jobs, string folder)
    {
        this.system = system;
        Jobs = jobs;
        Files = folder;
        Bundle = ReferenceBundle.Open(Path.Combine(SourceTree.Root, ".local", "bundles", "h37rv"));
    }

    /// <summary>Submits jobs.</summary>
    public Submitter Jobs { get; }

    /// <summary>Where files to submit are written.</summary>
    public string Files { get; }

    /// <summary>The demo genome.</summary>
    public ReferenceBundle Bundle { get; }

    /// <summary>The cloud's own door.</summary>
    public LocalCloud Cloud => system.Cloud;

    /// <summary>The silo's process id.</summary>
    public int Silo => system.Silos[0].Id;

    public static Task<BenchSystem> StartAsync(string folder, IReadOnlyDictionary<string, string> siloSettings)
        => StartAsync(folder, new LocalPorts().Chosen(), siloSettings);

    public static async Task<BenchSystem> StartAsync(string folder, LocalPorts ports, IReadOnlyDictionary<string, string> siloSettings)
    {
        var system = await LocalSystem.StartAsync(new LocalSystemOptions
        {
            Cloud = new LocalCloudOptions { Parts = LocalCloudParts.Emulators | LocalCloudParts.S3 | LocalCloudParts.Glacier, Ports = ports },
            Configuration = "release",
            Restart = false,
            SiloSettings = new Dictionary<string, string>(siloSettings) { ["Queues__Wait"] = "00:00:20" }, // as it is by default
            WebClient = false,
        });
        try
        {
            return new BenchSystem(system, await Submitter.StartAsync(system.Cloud), folder);
        }
        catch
        {
            await system.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Bundle.Dispose();
        await Jobs.DisposeAsync();
        await system.DisposeAsync();
    }
}
