using System.Net;
using Amazon.DynamoDBv2;
using Amazon.SQS;
using GasOrleans.Aws.Local;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Aws;
using Orleans.Configuration;
using Orleans.Serialization;
using Orleans.Storage;
using Orleans.Streaming.SQS.Streams;
using Orleans.Streams;

namespace GasOrleans.Bench.Providers;

/// <summary>A silo in this process that has grain storage and streams of <c>aws/Orleans</c> and nothing else.</summary>
internal sealed class ProviderSilo : IAsyncDisposable
{
    /// <summary>The table of grain states.</summary>
    public const string Table = "bench-states";

    /// <summary>How many queues the streams have.</summary>
    public const int Queues = 4;

    private const string Name = "bench";
    private readonly IHost host;

    private ProviderSilo(IHost host) => this.host = host;

    /// <summary>The grain storage.</summary>
    public IGrainStorage Storage => host.Services.GetRequiredKeyedService<IGrainStorage>("Default");

    public static async Task<ProviderSilo> StartAsync(LocalPorts ports, IAmazonDynamoDB dynamoDb, IAmazonSQS sqs)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton(dynamoDb).AddSingleton(sqs);
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(ports.SiloToSilo, ports.Gateway)
            .ConfigureEndpoints(IPAddress.Loopback, ports.SiloToSilo, ports.Gateway)
            .Configure<ClusterOptions>(cluster => cluster.ServiceId = Name)
            .AddDynamoDBGrainStorageAsDefault(storage => storage.TableName = Table)
            .AddSqsStreams(Name, (SiloSqsStreamConfigurator streams) => streams
                .ConfigurePartitioning(Queues)
                .ConfigureDelivery(delivery => delivery.CreateQueues = true)
                .ConfigureStreamPubSub(StreamPubSubType.ImplicitOnly)));
        var host = builder.Build();
        await host.StartAsync();
        return new ProviderSilo(host);
    }

    /// <summary>The name of a queue.</summary>
    public static string Queue(int number) => FormattableString.Invariant($"{Name}-{Name}-{number}");

    /// <summary>The body of the message that an event becomes: what it costs to escape and to read depends on it.</summary>
    public string BodyOf(string item)
        => new SQSDataAdapter(host.Services.GetRequiredService<Serializer>()).ToQueueMessage(StreamId.Create(Listener.Space, "0"), [item], null, null).Body;

    /// <summary>Streams that grains listen to, as many on each queue: the bare loop's queues have even shares too.</summary>
    public IReadOnlyList<IAsyncStream<string>> Streams(int count)
    {
        var provider = host.Services.GetRequiredKeyedService<IStreamProvider>(Name);
        var mapper = new HashRingBasedStreamQueueMapper(new HashRingStreamQueueMapperOptions { TotalQueueCount = Queues }, Name);
        var ids = Enumerable.Range(0, int.MaxValue).Select(i => StreamId.Create(Listener.Space, FormattableString.Invariant($"{i}")));
        var share = new Dictionary<QueueId, int>();
        return [.. ids.Where(id => Next(mapper.GetQueueForStream(id)) <= count / Queues).Take(count).Select(provider.GetStream<string>)];

        int Next(QueueId queue) => share[queue] = share.GetValueOrDefault(queue) + 1;
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
