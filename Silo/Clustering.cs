using System.Net;
using GasOrleans.Archive;
using GasOrleans.Queues;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Dashboard;

namespace GasOrleans;

/// <summary>Membership, grain state and reminders in DynamoDB, streams on SQS: in the tables and queues that <c>aws/cloudformation/data.yaml</c> makes.</summary>
internal static class Clustering
{
    /// <summary>How often a silo tells the dashboard's grain of itself, in milliseconds.</summary>
    private const int DashboardPace = 5_000;

    public static void UseOrleansOnAws(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IValidateOptions<ClusterSettings>, ClusterAddressRule>();
        builder.Services.AddOptionsWithValidateOnStart<ClusterSettings, ClusterSettingsValidator>().BindConfiguration("Cluster");
        var settings = builder.Configuration.GetSection("Cluster").Get<ClusterSettings>() ?? new();
        builder.UseOrleans(silo =>
        {
            silo.AddActivityPropagation();
            silo.AddOutgoingGrainCallFilter<AskElsewhere>();
            silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (settings.ClusterId, settings.ServiceId));
            silo.Configure<EndpointOptions>(endpoint => Listen(endpoint, settings));
            silo.UseDynamoDBClustering(options => options.CreateIfNotExists = false);
            silo.UseDynamoDBReminderService(options => options.CreateIfNotExists = false);
            silo.AddDynamoDBGrainStorageAsDefault(options =>
            {
                options.ServiceId = settings.ServiceId;
                options.CreateIfNotExists = false;
                options.DeleteStateOnClear = true; // of somebody who has left, no row stays
            });
            silo.AddJobStreams();
            silo.AddDashboard(dashboard => dashboard.CounterUpdateIntervalMs = DashboardPace);
            silo.AddStartupTask((services, _) => services.GetRequiredService<IGrainFactory>().GetGrain<IArchiveKeeperGrain>(0).KeepAsync());
        });
    }

    private static void Listen(EndpointOptions endpoint, ClusterSettings settings)
    {
        (endpoint.SiloPort, endpoint.GatewayPort) = (settings.SiloPort, settings.GatewayPort);
        if (IPAddress.TryParse(settings.Address, out var address))
        {
            endpoint.AdvertisedIPAddress = address;
            endpoint.SiloListeningEndpoint = new(address, settings.SiloPort);
            endpoint.GatewayListeningEndpoint = new(address, settings.GatewayPort);
        }
    }
}
