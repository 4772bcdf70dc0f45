using GasOrleans.Aws.Local;
using GasOrleans.Aws.Local.Launching;
using GasOrleans.Aws.Local.SignIn;
using GasOrleans.Bench.Jobs;

namespace GasOrleans.Bench.Web;

/// <summary>The cloud on this machine, a silo and a web client as they are released.</summary>
internal sealed class SiteSystem : IAsyncDisposable
{
    private readonly LocalSystem system;

    private SiteSystem(LocalSystem system, Submitter jobs) => (this.system, Jobs) = (system, jobs);

    /// <summary>Submits jobs past the pages.</summary>
    public Submitter Jobs { get; }

    public LocalCloud Cloud => system.Cloud;

    public static async Task<SiteSystem> StartAsync()
    {
        var system = await LocalSystem.StartAsync(new LocalSystemOptions
        {
            Cloud = new LocalCloudOptions { Ports = new LocalPorts().Chosen() },
            Configuration = "release",
            Restart = false,
        });
        try
        {
            return new SiteSystem(system, await Submitter.StartAsync(system.Cloud));
        }
        catch
        {
            await system.DisposeAsync();
            throw;
        }
    }

    /// <summary>A client with the session of a person who chose themselves on the sign-in page.</summary>
    public async Task<HttpClient> SignInAsync(LocalUser user)
    {
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = int.MaxValue }) { BaseAddress = system.Address };
        var asked = await client.GetAsync(new Uri("/sign-in?next=/jobs", UriKind.Relative));
        var chosen = await client.GetAsync(new Uri($"{asked.RequestMessage!.RequestUri}&user={user.Subject}"));
        return chosen.RequestMessage!.RequestUri!.AbsolutePath == "/jobs"
            ? client
            : throw new InvalidOperationException($"The sign-in ended at {chosen.RequestMessage.RequestUri} with {chosen.StatusCode}.");
    }

    public async ValueTask DisposeAsync()
    {
        await Jobs.DisposeAsync();
        await system.DisposeAsync();
    }
}
