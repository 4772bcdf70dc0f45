using System.Net;
using System.Net.Sockets;
using GasOrleans.Aws.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Orleans.Aws.Tests.Clusters;

/// <summary>Silos and a client that find each other in DynamoDB, on the emulators.</summary>
internal sealed class AwsCluster(TestCloud cloud, Action<ISiloBuilder> configureSilo, Action<IClientBuilder>? configureClient = null) : IAsyncDisposable
{
    private readonly List<IHost> silos = [];
    private IHost? client;

    /// <summary>Tables, cluster and service carry this name.</summary>
    public string Name { get; } = TestCloud.NewName();

    public IReadOnlyList<IHost> Silos => silos;

    public IClusterClient Client => client!.Services.GetRequiredService<IClusterClient>();

    public IServiceProvider ClientServices => client!.Services;

    public async Task<AwsCluster> StartAsync(int count)
    {
        await Task.WhenAll(Enumerable.Range(0, count).Select(_ => StartSiloAsync()));
        client = Build(b => b.UseOrleansClient(c =>
        {
            c.UseDynamoDBClustering((DynamoDBGatewayOptions o) => o.TableName = Name + "-silos");
            c.Configure<ClusterOptions>(Named).Configure<GatewayOptions>(o => o.GatewayListRefreshPeriod = TimeSpan.FromSeconds(1))
                // A call that went to a silo that died is tried again sooner than a test's patience ends.
                .Configure<ClientMessagingOptions>(o => o.ResponseTimeout = TimeSpan.FromSeconds(15));
            configureClient?.Invoke(c);
        }));
        await client.StartAsync(TestContext.Current.CancellationToken);
        return this;
    }

    public async Task<IHost> StartSiloAsync()
    {
        var silo = Build(b => b.UseOrleans(s =>
        {
            s.UseDynamoDBClustering((DynamoDBClusteringOptions o) => o.TableName = Name + "-silos");
            s.ConfigureEndpoints(IPAddress.Loopback, FreePort(), FreePort());
            s.Configure<ClusterOptions>(Named).Configure<ClusterMembershipOptions>(Impatient);
            configureSilo(s);
        }));
        await silo.StartAsync(TestContext.Current.CancellationToken);
        lock (silos)
        {
            silos.Add(silo);
        }

        return silo;
    }

    public async Task StopAsync(IHost silo)
    {
        silos.Remove(silo);
        await silo.StopAsync();
        await DisposeAsync(silo);
    }

    public async ValueTask DisposeAsync()
    {
        if (client is not null)
        {
            await client.StopAsync();
            await DisposeAsync(client);
        }

        await Task.WhenAll(silos.ToArray().Select(StopAsync));
    }

    private IHost Build(Action<HostApplicationBuilder> configure)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(cloud.DynamoDb).AddSingleton(cloud.Sqs);
        configure(builder);
        return builder.Build();
    }

    private void Named(ClusterOptions options) => (options.ClusterId, options.ServiceId) = (Name, Name);

    private static void Impatient(ClusterMembershipOptions options)
    {
        // Still so patient that a stall of this machine is no death: a silo that is declared dead takes its process with it.
        options.ProbeTimeout = TimeSpan.FromSeconds(1);
        options.NumMissedProbesLimit = 5;
        options.NumVotesForDeathDeclaration = 1;
        options.TableRefreshTimeout = TimeSpan.FromSeconds(1);
        options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(1);
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task DisposeAsync(IHost host)
    {
        if (host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }
}
