using Amazon.DynamoDBv2.Model;
using GasOrleans.Aws.Local;
using GasOrleans.Aws.Local.Children;
using GasOrleans.Aws.Tests;
using GasOrleans.SiloProcess;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Aws.Tests.Clusters;
using Orleans.Configuration;
using Orleans.Streams;

namespace Orleans.Aws.Tests.Processes;

/// <summary>Three silos, each a process of its own, and a client in this one.</summary>
internal sealed class SiloProcesses(TestCloud cloud) : IAsyncDisposable
{
    // From its own folder: here what it needs is left to a framework that it does not use.
    private static readonly string Program = Path.Combine(Repository.Root, "artifacts", "bin", "SiloProcess", new DirectoryInfo(AppContext.BaseDirectory).Name, "GasOrleans.SiloProcess.dll");
    private readonly string name = TestCloud.NewName();
    private readonly List<OneSilo> silos = [];
    private IHost? client;

    public IReadOnlyList<OneSilo> Silos => silos;

    private IClusterClient Client => client!.Services.GetRequiredService<IClusterClient>();

    public async Task<SiloProcesses> StartAsync()
    {
        // The first makes tables and queues, which the others would only wait for.
        silos.Add(await StartSiloAsync());
        silos.AddRange(await Task.WhenAll(StartSiloAsync(), StartSiloAsync()));
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(cloud.DynamoDb).AddSingleton(cloud.Sqs);
        builder.UseOrleansClient(c => c
            .UseDynamoDBClustering((DynamoDBGatewayOptions o) => (o.TableName, o.CreateIfNotExists) = (Names.Silos(name), false))
            .Configure<ClusterOptions>(o => (o.ClusterId, o.ServiceId) = (name, name))
            .Configure<GatewayOptions>(o => o.GatewayListRefreshPeriod = TimeSpan.FromSeconds(1))
            .Configure<ClientMessagingOptions>(o => o.ResponseTimeout = TimeSpan.FromSeconds(5))
            .AddSqsStreams(Names.Provider, (ClusterClientSqsStreamConfigurator s) => s.ConfigurePartitioning(Names.Queues)));
        client = builder.Build();
        await client.StartAsync(TestContext.Current.CancellationToken);
        return this;
    }

    public ILedger Ledger(string key) => Client.GetGrain<ILedger>(key);

    public IAsyncStream<int> Stream(string key) => Client.GetStreamProvider(Names.Provider).GetStream<int>(StreamId.Create(ILedger.Space, key));

    /// <summary>Ends a silo as <c>kill -9</c> does.</summary>
    public async Task KillAsync(OneSilo silo)
    {
        silos.Remove(silo);
        await silo.Process.KillAsync();
    }

    /// <summary>Ends a silo as a deployment does, and starts another in its place.</summary>
    public async Task ReplaceAsync(OneSilo silo)
    {
        silos.Remove(silo);
        await silo.Process.DisposeAsync();
        silos.Add(await StartSiloAsync());
    }

    /// <summary>What the membership table says of the silo at a port.</summary>
    public async Task<SiloStatus> StatusAsync(int port)
    {
        var rows = await cloud.DynamoDb.ScanAsync(new ScanRequest(Names.Silos(name)));
        return rows.Items.Where(r => r.GetValueOrDefault("Port")?.N == $"{port}").Select(r => (SiloStatus)int.Parse(r["SiloStatus"].N, null)).Single();
    }

    public async ValueTask DisposeAsync()
    {
        if (client is not null)
        {
            await client.StopAsync();
            client.Dispose();
        }

        // Nobody waits for what they still hold.
        await Task.WhenAll(silos.Select(s => s.Process.KillAsync()));
    }

    private async Task<OneSilo> StartSiloAsync()
    {
        var up = new TaskCompletionSource();
        var (port, gateway) = (AwsCluster.FreePort(), AwsCluster.FreePort());
        var credentials = await cloud.Cloud.Credentials.GetCredentialsAsync();
        var process = await ChildProcess.StartAsync(new ChildCommand($"silo-{port}", "dotnet", Program, $"--Name={name}", $"--SiloPort={port}", $"--GatewayPort={gateway}")
        {
            Environment = new Dictionary<string, string>
            {
                ["AWS_ENDPOINT_URL_DYNAMODB"] = cloud.DynamoDb.Config.ServiceURL,
                ["AWS_ENDPOINT_URL_SQS"] = cloud.Sqs.Config.ServiceURL,
                ["AWS_REGION"] = LocalCloud.Region,
                ["AWS_ACCESS_KEY_ID"] = credentials.AccessKey,
                ["AWS_SECRET_ACCESS_KEY"] = credentials.SecretKey,
            },
            Output = line => _ = line == Names.Up && up.TrySetResult(),
        });
        if (await Task.WhenAny(up.Task, process.Exited) != up.Task)
        {
            Assert.Fail($"A silo did not start: {process.LastWords}");
        }

        return new(process, port);
    }

    internal sealed record OneSilo(ChildProcess Process, int Port);
}
