using Orleans.Configuration;

namespace GasOrleans.WebClient;

/// <summary>How this process finds the silos. It starts, and stays up, without any.</summary>
internal static class Clustering
{
    private static readonly TimeSpan PatienceForAnswers = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LookForGateways = TimeSpan.FromSeconds(5);

    public static void AddClustering(this WebApplicationBuilder builder)
    {
        // Pages are served while the client is still connecting, however long that takes.
        builder.Services.Configure<HostOptions>(host => host.ServicesStartConcurrently = true);
        builder.Services.AddSingleton<ClusterConnection>();
        builder.Services.AddSingleton<IClusterConnectionStatusObserver>(services => services.GetRequiredService<ClusterConnection>());
        builder.Services.AddHostedService<ClusterProbe>();
        builder.UseOrleansClient(client => client
            .UseLocalhostClustering()
            .UseConnectionRetryFilter<ConnectForEver>()
            .AddOutgoingGrainCallFilter<FailFast>()
            .Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = PatienceForAnswers)
            .Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = LookForGateways));
    }

    public static async Task RunWithOrWithoutSilosAsync(this WebApplication app)
    {
        try
        {
            await app.RunAsync();
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Stopped while it was still looking for silos: the host calls that a start that was cut short, we an end like any other.
        }
    }
}
