using System.Net;
using System.Security.Cryptography;
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
    private static readonly string KeySecret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>From this size on, files go in parts.</summary>
    public const int PartsFrom = 100 * 1024;

    private readonly WebServer? first;
    private readonly BillingProvider billing = BillingProvider.Stripe;
    private readonly IReadOnlyList<(string Name, string Value)> more = [];

    public WebServer()
    {
    }

    private WebServer(WebServer first, BillingProvider billing, IReadOnlyList<(string Name, string Value)> more)
        => (this.first, Cluster, Storage, Oidc, Stripe, Keys, this.billing, this.more) = (first, first.Cluster, first.Storage, first.Oidc, first.Stripe, first.Keys, billing, more);

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
    public Task<WebServer> AnotherAsync() => AnotherAsync(BillingProvider.Stripe, []);

    /// <summary>Another one whose payments another takes.</summary>
    internal Task<WebServer> AnotherAsync(BillingProvider billing) => AnotherAsync(billing, []);

    /// <summary>Another one with settings of its own.</summary>
    public Task<WebServer> AnotherAsync(params (string Name, string Value)[] settings) => AnotherAsync(BillingProvider.Stripe, settings);

    private async Task<WebServer> AnotherAsync(BillingProvider billing, (string Name, string Value)[] settings)
    {
        var other = new WebServer(this, billing, settings);
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
        foreach (var (name, value) in Settings().Select(one => (one.Key, one.Value)).Concat(more))
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
        ["Operators:Identities:0"] = Given.Operator.Value,
        ["Site:Address"] = Address.AbsoluteUri,
        ["SignIn:Authority"] = Oidc.Address.AbsoluteUri,
        ["SignIn:ClientId"] = OidcServer.ClientId,
        ["SignIn:ClientSecret"] = OidcServer.ClientSecret,
        ["Buckets:ForcePathStyle"] = "true",
        ["Keys:Folder"] = Keys.FullName,
        ["Keys:Secrets:0"] = KeySecret,
        // All tests at once come from one address.
        ["Limits:AddressBurst"] = "1000000",
        ["Limits:AddressPerSecond"] = "1000000",
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
