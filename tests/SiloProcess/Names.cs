using Orleans.Aws;
using Orleans.Streams;

namespace GasOrleans.SiloProcess;

/// <summary>What silos, client and test agree on.</summary>
public static class Names
{
    /// <summary>The stream provider.</summary>
    public const string Provider = "events";

    /// <summary>Its number of queues: more than silos, so that each reads one.</summary>
    public const int Queues = 4;

    /// <summary>What a silo writes when it is ready.</summary>
    public const string Up = "up";

    public static string Silos(string cluster) => cluster + "-silos";

    public static string States(string cluster) => cluster + "-states";

    internal static void Configure(SiloSqsStreamConfigurator streams) => streams
        .ConfigurePartitioning(Queues)
        // What a killed silo held is seen again soon; what a busy machine lets slip comes again as often as it takes.
        .ConfigureSqs(o => o.Configure(q => (q.VisibilityTimeoutSeconds, q.ReceiveWaitTimeSeconds) = (5, 5)))
        .ConfigureDelivery(o => (o.CreateQueues, o.MaxReceiveCount) = (true, 100))
        .ConfigureStreamPubSub(StreamPubSubType.ImplicitOnly);
}
