using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using GasOrleans.Users;
using GasOrleans.WebClient.Site;
using GasOrleans.WebClient.Tests.Doubles;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Messaging;

namespace GasOrleans.WebClient.Tests;

/// <summary>The web server as it runs, on loopback, with a silo, a sign-in server and an S3 around it; the tests' verbs.</summary>
public class WebServer : WebApplicationFactory<Explanation>, IAsyncLifetime
{
    private readonly WebServer? first;

    public WebServer()
    {
    }

    private WebServer(WebServer first)
        => (this.first, Cluster, Storage, Oidc, Keys) = (first, first.Cluster, first.Storage, first.Oidc, first.Keys);

    public Cluster Cluster { get; } = new();

    public Storage Storage { get; } = new();

    public OidcServer Oidc { get; } = new();

    public DirectoryInfo Keys { get; } = Directory.CreateTempSubdirectory("gas-web-tests-");

    public LogLines Log { get; } = new();

    public Uri Address { get; } = new($"http://127.0.0.1:{Ports.Free()}");

    public World World => Cluster.World;

    public async ValueTask InitializeAsync()
    {
        if (first is null)
        {
            await Task.WhenAll(Cluster.StartAsync(), Storage.StartAsync(), Oidc.StartAsync());
        }

        UseKestrel(Address.Port);
        StartServer();
        await Eventually.HoldsAsync(async () =>
        {
            using var browser = Anonymous();
            return (await browser.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK;
        });
    }

    /// <summary>Another web server of the same site, as after a restart or beside this one.</summary>
    public async Task<WebServer> AnotherAsync()
    {
        var other = new WebServer(this);
        await other.InitializeAsync();
        return other;
    }

    /// <summary>A browser that nobody signed in with; it follows no redirects.</summary>
    /// <param name="user">Whom the sign-in server would say it is.</param>
    public Browser Anonymous(UserId? user = null) => new(Address, user);

    /// <summary>A browser of a person who has signed in.</summary>
    public async Task<Browser> SignedInAsync(UserId user)
    {
        var browser = new Browser(Address, user);
        await browser.SignInAsync();
        return browser;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (first is null)
        {
            await Cluster.DisposeAsync();
            await Storage.DisposeAsync();
            await Oidc.DisposeAsync();
            Keys.Delete(recursive: true);
        }

        GC.SuppressFinalize(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.UseEnvironment("Production");
        foreach (var (name, value) in Settings())
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log));
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<IGatewayListProvider>(new Gateways(Cluster.GatewayPort));
            services.AddSingleton<IAmazonS3>(new AmazonS3Client(new BasicAWSCredentials("test", "test"), new AmazonS3Config
            {
                ServiceURL = Storage.Address.AbsoluteUri,
                ForcePathStyle = true,
                AuthenticationRegion = "us-east-1",
            }));
        });
    }

    private Dictionary<string, string> Settings() => new()
    {
        ["Site:Address"] = Address.AbsoluteUri,
        ["SignIn:Authority"] = Oidc.Address.AbsoluteUri,
        ["SignIn:ClientId"] = OidcServer.ClientId,
        ["SignIn:ClientSecret"] = OidcServer.ClientSecret,
        ["Buckets:ForcePathStyle"] = "true",
        ["Keys:Folder"] = Keys.FullName,
    };

    private sealed class Gateways(int port) : IGatewayListProvider
    {
        public TimeSpan MaxStaleness => TimeSpan.FromSeconds(1);

        public bool IsUpdatable => true;

        public Task InitializeGatewayListProvider() => Task.CompletedTask;

        public Task<IList<Uri>> GetGateways()
            => Task.FromResult<IList<Uri>>([SiloAddress.New(IPAddress.Loopback, port, 0).ToGatewayUri()]);
    }
}
