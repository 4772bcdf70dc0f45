using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Hosting;

/// <summary>Adds grain storage on DynamoDB to a silo.</summary>
public static class DynamoDBGrainStorageSiloBuilderExtensions
{
    /// <summary>Keeps the state of grains that name no storage in DynamoDB.</summary>
    public static ISiloBuilder AddDynamoDBGrainStorageAsDefault(this ISiloBuilder builder, Action<DynamoDBStorageOptions> configureOptions)
        => builder.ConfigureServices(s => s.AddDynamoDBGrainStorageAsDefault(configureOptions));

    /// <summary>Keeps the state of grains that name storage <paramref name="name"/> in DynamoDB.</summary>
    public static ISiloBuilder AddDynamoDBGrainStorage(this ISiloBuilder builder, string name, Action<DynamoDBStorageOptions> configureOptions)
        => builder.ConfigureServices(s => s.AddDynamoDBGrainStorage(name, configureOptions));

    /// <summary>Keeps the state of grains that name no storage in DynamoDB.</summary>
    public static ISiloBuilder AddDynamoDBGrainStorageAsDefault(this ISiloBuilder builder, Action<OptionsBuilder<DynamoDBStorageOptions>>? configureOptions = null)
        => builder.ConfigureServices(s => s.AddDynamoDBGrainStorageAsDefault(configureOptions));

    /// <summary>Keeps the state of grains that name storage <paramref name="name"/> in DynamoDB.</summary>
    public static ISiloBuilder AddDynamoDBGrainStorage(this ISiloBuilder builder, string name, Action<OptionsBuilder<DynamoDBStorageOptions>>? configureOptions = null)
        => builder.ConfigureServices(s => s.AddDynamoDBGrainStorage(name, configureOptions));
}
