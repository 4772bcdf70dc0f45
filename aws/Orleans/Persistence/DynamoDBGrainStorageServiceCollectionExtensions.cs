using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Aws;
using Orleans.Configuration;
using Orleans.Providers;
using Orleans.Runtime.Hosting;
using Orleans.Storage;

namespace Orleans.Hosting;

/// <summary>Registers grain storage on DynamoDB.</summary>
public static class DynamoDBGrainStorageServiceCollectionExtensions
{
    /// <summary>Keeps the state of grains that name no storage in DynamoDB.</summary>
    public static IServiceCollection AddDynamoDBGrainStorageAsDefault(this IServiceCollection services, Action<DynamoDBStorageOptions> configureOptions)
        => services.AddDynamoDBGrainStorage(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, configureOptions);

    /// <summary>Keeps the state of grains that name storage <paramref name="name"/> in DynamoDB.</summary>
    public static IServiceCollection AddDynamoDBGrainStorage(this IServiceCollection services, string name, Action<DynamoDBStorageOptions> configureOptions)
        => services.AddDynamoDBGrainStorage(name, o => o.Configure(configureOptions));

    /// <summary>Keeps the state of grains that name no storage in DynamoDB.</summary>
    public static IServiceCollection AddDynamoDBGrainStorageAsDefault(this IServiceCollection services, Action<OptionsBuilder<DynamoDBStorageOptions>>? configureOptions = null)
        => services.AddDynamoDBGrainStorage(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, configureOptions);

    /// <summary>Keeps the state of grains that name storage <paramref name="name"/> in DynamoDB.</summary>
    public static IServiceCollection AddDynamoDBGrainStorage(this IServiceCollection services, string name, Action<OptionsBuilder<DynamoDBStorageOptions>>? configureOptions = null)
    {
        configureOptions?.Invoke(services.AddOptions<DynamoDBStorageOptions>(name));
        services.TryAddSingleton<AwsClients>();
        services.AddTransient<IPostConfigureOptions<DynamoDBStorageOptions>, DefaultStorageProviderSerializerOptionsConfigurator<DynamoDBStorageOptions>>();
        services.AddTransient<IConfigurationValidator>(s => new DynamoDBGrainStorageOptionsValidator(s.GetRequiredService<IOptionsMonitor<DynamoDBStorageOptions>>().Get(name), name));
        services.ConfigureNamedOptionForLogging<DynamoDBStorageOptions>(name);
        return services.AddGrainStorage(name, DynamoDBGrainStorageFactory.Create);
    }
}
