using Amazon.SQS;
using GasOrleans.Aws.Tests;
using Orleans.Aws.Tests.Clusters;
using Orleans.Streams;

namespace Orleans.Aws.Tests.Streaming;

/// <summary>Two silos and a client with a few stream providers; each test uses a stream of its own.</summary>
public sealed class StreamCluster(TestCloud cloud) : IAsyncLifetime
{
    /// <summary>A standard queue of which nothing special is asked.</summary>
    public const string Plain = "plain";

    /// <summary>A standard queue whose messages are tried twice, for two seconds each.</summary>
    public const string Brief = "brief";

    /// <summary>A standard queue that hides messages for two seconds and tries them long.</summary>
    public const string Patient = "patient";

    /// <summary>A FIFO queue whose messages are tried three times.</summary>
    public const string Fifo = "fifo";

    private AwsCluster? cluster;

    internal AwsCluster Cluster => cluster!;

    internal IAmazonSQS Sqs => cloud.Sqs;

    public async ValueTask InitializeAsync() => cluster = await new AwsCluster(cloud, Configure, Configure).StartAsync(2);

    public async ValueTask DisposeAsync() => await cluster!.DisposeAsync();

    internal IAsyncStream<Note> Stream(string provider, string key, string space = "recorded")
        => Cluster.Client.GetStreamProvider(provider).GetStream<Note>(StreamId.Create(space, key));

    internal string Queue(string provider) => $"{Cluster.Name}-{provider}-0" + (provider == Fifo ? ".fifo" : "");

    internal string DeadQueue(string provider) => $"{Cluster.Name}-{provider}-0-dead" + (provider == Fifo ? ".fifo" : "");

    /// <summary>What is in the dead-letter queue of a provider, by the bodies.</summary>
    internal async Task<IReadOnlyList<string>> DeadAsync(string provider) => [.. (await Sqs.ReadAsync(DeadQueue(provider))).Select(m => m.Body)];

    internal static void Configure(ISiloBuilder silo)
    {
        silo.AddMemoryGrainStorage("PubSubStore");
        silo.AddSqsStreams(Plain, (SiloSqsStreamConfigurator s) => s.ConfigurePartitioning(1).ConfigureDelivery(Create).ConfigureDelivery(o => o.MessageDelay = true));
        silo.AddSqsStreams(Patient, (SiloSqsStreamConfigurator s) => s
            .ConfigureSqs(o => o.Configure(q => q.VisibilityTimeoutSeconds = 2))
            .ConfigurePartitioning(1)
            .ConfigureDelivery(Create)
            .ConfigureDelivery(o => o.MaxReceiveCount = 100));
        silo.AddSqsStreams(Brief, (SiloSqsStreamConfigurator s) =>
        {
            Retrying(s, 2, fifo: false);
            s.ConfigureStreamPubSub(StreamPubSubType.ImplicitOnly);
            s.AddForeignMessages(_ => new PlainTextAdapter());
        });
        silo.AddSqsStreams(Fifo, (SiloSqsStreamConfigurator s) => Retrying(s, 3, fifo: true));
    }

    internal static void Configure(IClientBuilder client)
    {
        client.AddSqsStreams(Plain, (ClusterClientSqsStreamConfigurator s) => s.ConfigurePartitioning(1).ConfigureDelivery(o => o.MessageDelay = true));
        client.AddSqsStreams(Patient, (ClusterClientSqsStreamConfigurator s) => s.ConfigurePartitioning(1));
        client.AddSqsStreams(Brief, (ClusterClientSqsStreamConfigurator s) => s.ConfigurePartitioning(1));
        client.AddSqsStreams(Fifo, (ClusterClientSqsStreamConfigurator s) => s.ConfigureSqs(o => o.Configure(q => q.FifoQueue = true)).ConfigurePartitioning(1));
    }

    private static void Create(SqsDeliveryOptions options) => options.CreateQueues = true;

    private static void Retrying(SiloSqsStreamConfigurator streams, int receives, bool fifo)
    {
        streams.ConfigurePartitioning(1).ConfigureDelivery(Create).ConfigureDelivery(o => o.MaxReceiveCount = receives);
        streams.ConfigureSqs(o => o.Configure(q => (q.VisibilityTimeoutSeconds, q.FifoQueue) = (2, fifo)));
        streams.ConfigurePullingAgent(o => o.Configure(a => a.MaxEventDeliveryTime = TimeSpan.FromMilliseconds(1)));
    }
}
