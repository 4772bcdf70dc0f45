using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Aws;
using Orleans.Configuration;
using Orleans.Serialization.Serializers;

namespace Orleans.Storage;

/// <summary>Makes the grain storage of a name from what is registered under it.</summary>
public static class DynamoDBGrainStorageFactory
{
    /// <summary>Makes the grain storage named <paramref name="name"/>.</summary>
    public static DynamoDBGrainStorage Create(IServiceProvider services, string name)
    {
        var options = services.GetRequiredService<IOptionsMonitor<DynamoDBStorageOptions>>().Get(name);
        var serviceId = string.IsNullOrEmpty(options.ServiceId)
            ? services.GetRequiredService<IOptions<ClusterOptions>>().Value.ServiceId
            : options.ServiceId;
        return new DynamoDBGrainStorage(
            name,
            serviceId,
            options,
            services.GetRequiredService<AwsClients>().DynamoDB(name, AwsConnection.Of(options)),
            services.GetRequiredService<IActivatorProvider>(),
            services.GetService<TimeProvider>() ?? TimeProvider.System,
            services.GetRequiredService<ILogger<DynamoDBGrainStorage>>());
    }
}
