using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Aws;
using Orleans.Configuration;
using Orleans.Messaging;

namespace Orleans.Hosting;

/// <summary>Adds clustering on DynamoDB.</summary>
public static class AwsUtilsHostingExtensions
{
    /// <summary>Keeps the cluster's membership in DynamoDB.</summary>
    public static ISiloBuilder UseDynamoDBClustering(this ISiloBuilder builder, Action<DynamoDBClusteringOptions> configureOptions)
        => builder.UseDynamoDBClustering((OptionsBuilder<DynamoDBClusteringOptions> o) => o.Configure(configureOptions));

    /// <summary>Keeps the cluster's membership in DynamoDB.</summary>
    public static ISiloBuilder UseDynamoDBClustering(this ISiloBuilder builder, Action<OptionsBuilder<DynamoDBClusteringOptions>> configureOptions)
        => builder.ConfigureServices(services =>
        {
            configureOptions?.Invoke(services.AddOptions<DynamoDBClusteringOptions>());
            services.AddCommon();
            services.AddSingleton<IMembershipTable, DynamoDBMembershipTable>();
            services.AddSingleton<IConfigurationValidator>(s => new DynamoDBOptionsValidator(s.GetRequiredService<IOptions<DynamoDBClusteringOptions>>().Value, "DynamoDB clustering"));
            services.ConfigureFormatter<DynamoDBClusteringOptions>();
        });

    /// <summary>Finds the cluster's gateways in DynamoDB.</summary>
    public static IClientBuilder UseDynamoDBClustering(this IClientBuilder builder, Action<DynamoDBGatewayOptions> configureOptions)
        => builder.UseDynamoDBClustering((OptionsBuilder<DynamoDBGatewayOptions> o) => o.Configure(configureOptions));

    /// <summary>Finds the cluster's gateways in DynamoDB.</summary>
    public static IClientBuilder UseDynamoDBClustering(this IClientBuilder builder, Action<OptionsBuilder<DynamoDBGatewayOptions>> configureOptions)
        => builder.ConfigureServices(services =>
        {
            configureOptions?.Invoke(services.AddOptions<DynamoDBGatewayOptions>());
            services.AddCommon();
            services.AddSingleton<IGatewayListProvider, DynamoDBGatewayListProvider>();
            services.AddSingleton<IConfigurationValidator>(s => new DynamoDBOptionsValidator(s.GetRequiredService<IOptions<DynamoDBGatewayOptions>>().Value, "DynamoDB gateways"));
            services.ConfigureFormatter<DynamoDBGatewayOptions>();
        });

    private static void AddCommon(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<AwsClients>();
    }
}
