using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Aws;
using Orleans.Providers;
using Orleans.Storage;

[assembly: RegisterProvider("DynamoDB", "GrainStorage", "Silo", typeof(DynamoDBGrainStorageProviderBuilder))]

namespace Orleans.Aws;

/// <summary>Grain storage from configuration: <c>Orleans:GrainStorage:{name}:ProviderType=DynamoDB</c>.</summary>
internal sealed class DynamoDBGrainStorageProviderBuilder : IProviderBuilder<ISiloBuilder>
{
    public void Configure(ISiloBuilder builder, string? name, IConfigurationSection configurationSection)
        => builder.AddDynamoDBGrainStorage(name ?? ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, o => o.Configure<IServiceProvider>((options, services) =>
        {
            ProviderSection.Bind(configurationSection, options);
            if (configurationSection["SerializerKey"] is { Length: > 0 } key)
            {
                options.GrainStorageSerializer = services.GetRequiredKeyedService<IGrainStorageSerializer>(key);
            }
        }));
}
