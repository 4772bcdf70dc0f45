using Orleans.Configuration;
using Orleans.Dashboard;

namespace GasOrleans.WebClient;

/// <summary>How this process finds the silos. It starts, and stays up, without any.</summary>
internal static class Clustering
{
    private static readonly TimeSpan PatienceForAnswers = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LookForGateways = TimeSpan.FromSeconds(5);

    public static void AddClustering(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ClusterConnection>();
        builder.Services.AddSingleton<IClusterConnectionStatusObserver>(services => services.GetRequiredService<ClusterConnection>());
        builder.Services.AddHostedService<ClusterProbe>();
        var settings = builder.Configuration.GetSection("Cluster");
        builder.Services.StartInBackground(() => builder.UseOrleansClient(client => client
            .AddActivityPropagation()
            .AddDashboard(dashboard => dashboard.HideTrace = true) // its log would name people
            .Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (settings["ClusterId"] ?? "gas", settings["ServiceId"] ?? "gas"))
            .UseDynamoDBClustering(gateways => gateways.CreateIfNotExists = false)
            .UseConnectionRetryFilter<ConnectForEver>()
            .AddOutgoingGrainCallFilter<FailFast>()
            .AddOutgoingGrainCallFilter<AskElsewhere>()
            .Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = PatienceForAnswers)
            .Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = LookForGateways)));
    }
}
