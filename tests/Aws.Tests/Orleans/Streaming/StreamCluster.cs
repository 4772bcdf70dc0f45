using System.Collections.Concurrent;
using Amazon.SQS;
using GasOrleans.Aws.Tests;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Aws.Tests.Clusters;
using Orleans.Providers.Streams.Common;
using Orleans.Streams;

namespace Orleans.Aws.Tests.Streaming;

/// <summary>Two silos and a client with a few stream providers; each test uses a stream of its own.</summary>
public sealed class StreamCluster(TestCloud cloud) : IAsyncLifetime
{
    /// <summary>A standard queue of which nothing special is asked.</summary>
    public const string Plain = "plain";

    /// <summary>A standard queue whose messages are tried twice, for two seconds each.</summary>
    public const string Brief = "brief";

    /// <summary>A standard queue whose messages are tried as often as it takes, for two seconds each.</summary>
    public const string Stubborn = "stubborn";

    /// <summary>A standard queue that hides messages for a few seconds and tries them as often as it takes.</summary>
    public const string Patient = "patient";

    /// <summary>A FIFO queue whose messages are tried three times.</summary>
    public const string Fifo = "fifo";

    /// <summary>How long <see cref="Patient"/> hides messages: time enough for a busy machine to renew their leases in.</summary>
    public static readonly TimeSpan PatientHides = TimeSpan.FromSeconds(6);

    private const int OftenEnough = 100;

    private AwsCluster? cluster;

    internal AwsCluster Cluster => cluster!;

    internal IAmazonSQS Sqs => cloud.Sqs;

    public async ValueTask InitializeAsync()
    {
        cluster = await new AwsCluster(cloud, Configure, Configure).StartAsync(2);
        // A queue that changes hands takes its messages along, and one that was being delivered comes twice.
        await Task.WhenAll(new[] { Plain, Patient, Brief, Stubborn, Fifo }.Select(p => Eventually.HoldsAsync(() => HasOneReaderAsync(p))));
    }

    public async ValueTask DisposeAsync() => await cluster!.DisposeAsync();

    internal IAsyncStream<Note> Stream(string provider, string key, string space = "recorded")
        => Cluster.Client.GetStreamProvider(provider).GetStream<Note>(StreamId.Create(space, key));

    internal string Queue(string provider) => $"{Cluster.Name}-{provider}-0" + (provider == Fifo ? ".fifo" : "");

    internal string DeadQueue(string provider) => $"{Cluster.Name}-{provider}-0-dead" + (provider == Fifo ? ".fifo" : "");

    /// <summary>What is in the dead-letter queue of a provider, by the bodies.</summary>
    internal async Task<IReadOnlyList<string>> DeadAsync(string provider) => [.. (await Sqs.ReadAsync(DeadQueue(provider))).Select(m => m.Body)];

    /// <summary>What was told of a message that is parked.</summary>
    internal IReadOnlyList<SqsDeadLetter> LettersOf(string message)
        => [.. Cluster.Silos.SelectMany(silo => silo.Services.GetServices<ISqsDeadLetterObserver>().OfType<Letters>()).SelectMany(letters => letters.Seen).Where(letter => letter.MessageId == message)];

    internal static void Configure(ISiloBuilder silo)
    {
        silo.Services.AddSingleton<ISqsDeadLetterObserver, Letters>();
        silo.Services.PostConfigureAll<SqsDeliveryOptions>(o => o.LastPollWithin = TimeSpan.Zero); // a cluster ends with its queues
        silo.AddMemoryGrainStorage("PubSubStore");
        silo.AddSqsStreams(Plain, (SiloSqsStreamConfigurator s) => s.ConfigurePartitioning(1).ConfigureDelivery(Create).ConfigureDelivery(o => o.MessageDelay = true));
        silo.AddSqsStreams(Patient, (SiloSqsStreamConfigurator s) => s
            .ConfigureSqs(o => o.Configure(q => q.VisibilityTimeoutSeconds = (int)PatientHides.TotalSeconds))
            .ConfigurePartitioning(1)
            .ConfigureDelivery(Create)
            .ConfigureDelivery(o => o.MaxReceiveCount = OftenEnough));
        silo.AddSqsStreams(Brief, (SiloSqsStreamConfigurator s) => Retrying(s, 2).ConfigureStreamPubSub(StreamPubSubType.ImplicitOnly));
        silo.AddSqsStreams(Stubborn, (SiloSqsStreamConfigurator s) => Retrying(s, OftenEnough)
            .AddForeignMessages(_ => new PlainTextAdapter())
            .ConfigureStreamPubSub(StreamPubSubType.ImplicitOnly));
        silo.AddSqsStreams(Fifo, (SiloSqsStreamConfigurator s) => Retrying(s, 3)
            .ConfigureSqs(o => o.Configure(q => (q.VisibilityTimeoutSeconds, q.FifoQueue) = (4, true))));
    }

    internal static void Configure(IClientBuilder client)
    {
        client.AddSqsStreams(Plain, (ClusterClientSqsStreamConfigurator s) => s.ConfigurePartitioning(1).ConfigureDelivery(o => o.MessageDelay = true));
        client.AddSqsStreams(Patient, (ClusterClientSqsStreamConfigurator s) => s.ConfigurePartitioning(1));
        client.AddSqsStreams(Brief, (ClusterClientSqsStreamConfigurator s) => s.ConfigurePartitioning(1));
        client.AddSqsStreams(Stubborn, (ClusterClientSqsStreamConfigurator s) => s.ConfigurePartitioning(1));
        client.AddSqsStreams(Fifo, (ClusterClientSqsStreamConfigurator s) => s.ConfigureSqs(o => o.Configure(q => q.FifoQueue = true)).ConfigurePartitioning(1));
    }

    private static void Create(SqsDeliveryOptions options) => options.CreateQueues = true;

    private static SiloSqsStreamConfigurator Retrying(SiloSqsStreamConfigurator streams, int receives)
    {
        streams.ConfigurePullingAgent(o => o.Configure(a => a.MaxEventDeliveryTime = TimeSpan.FromMilliseconds(1)));
        return streams
            .ConfigurePartitioning(1)
            .ConfigureDelivery(Create)
            .ConfigureDelivery(o => o.MaxReceiveCount = receives)
            .ConfigureSqs(o => o.Configure(q => q.VisibilityTimeoutSeconds = 2));
    }

    private sealed class Letters : ISqsDeadLetterObserver
    {
        public ConcurrentQueue<SqsDeadLetter> Seen { get; } = [];

        public void OnDeadLetter(SqsDeadLetter letter) => Seen.Enqueue(letter);
    }

    /// <summary>Whether both silos answer, and one of them reads the provider's queue.</summary>
    private async Task<bool> HasOneReaderAsync(string provider)
    {
        var agents = await Cluster.Client.GetGrain<IManagementGrain>(0).SendControlCommandToProvider<PersistentStreamProvider>(
            provider, (int)PersistentStreamProviderCommand.GetNumberRunningAgents);
        return agents is [0, 1] or [1, 0];
    }
}
