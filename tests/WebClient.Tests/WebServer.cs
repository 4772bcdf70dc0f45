using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using GasOrleans.Users;
using GasOrleans.WebClient.Billing;
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
    /// <summary>From this size on, files go in parts.</summary>
    public const int PartsFrom = 100 * 1024;

    private readonly WebServer? first;
    private readonly BillingProvider billing = BillingProvider.Stripe;

    public WebServer()
    {
    }

    private WebServer(WebServer first, BillingProvider billing)
        => (this.first, Cluster, Storage, Oidc, Stripe, Keys, this.billing) = (first, first.Cluster, first.Storage, first.Oidc, first.Stripe, first.Keys, billing);

    public Cluster Cluster { get; } = new();

    public Storage Storage { get; } = new();

    public OidcServer Oidc { get; } = new();

    public StripeServer Stripe { get; } = new();

    public DirectoryInfo Keys { get; } = Directory.CreateTempSubdirectory("gas-web-tests-");

    public LogLines Log { get; } = new();

    public Uri Address { get; } = new($"http://127.0.0.1:{Ports.Free()}");

    public World World => Cluster.World;

    public async ValueTask InitializeAsync()
    {
        if (first is null)
        {
            await Task.WhenAll(Cluster.StartAsync(), Storage.StartAsync(), Oidc.StartAsync(), Stripe.StartAsync());
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
    public Task<WebServer> AnotherAsync() => AnotherAsync(BillingProvider.Stripe);

    /// <summary>Another one whose payments another takes.</summary>
    internal async Task<WebServer> AnotherAsync(BillingProvider billing)
    {
        var other = new WebServer(this, billing);
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
            await Stripe.DisposeAsync();
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
            services.AddTransient<IStartupFilter, Failing>();
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
        ["Billing:Provider"] = $"{billing}",
        ["Billing:Stripe:ApiBase"] = Stripe.Address.AbsoluteUri,
        ["Billing:Stripe:Price"] = StripeServer.Price,
        ["Billing:Stripe:SecretKey"] = StripeServer.SecretKey,
        ["Billing:Stripe:WebhookSecret"] = StripeServer.WebhookSecret,
        ["Site:Address"] = Address.AbsoluteUri,
        ["SignIn:Authority"] = Oidc.Address.AbsoluteUri,
        ["SignIn:ClientId"] = OidcServer.ClientId,
        ["SignIn:ClientSecret"] = OidcServer.ClientSecret,
        ["Buckets:ForcePathStyle"] = "true",
        ["Keys:Folder"] = Keys.FullName,
        ["Uploads:PartsFrom"] = $"{PartsFrom}",
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
