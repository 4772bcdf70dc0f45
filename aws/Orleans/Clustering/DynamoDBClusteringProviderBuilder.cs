using Microsoft.Extensions.Configuration;
using Orleans.Aws;
using Orleans.Configuration;
using Orleans.Providers;

[assembly: RegisterProvider("DynamoDB", "Clustering", "Silo", typeof(DynamoDBClusteringProviderBuilder))]
[assembly: RegisterProvider("DynamoDB", "Clustering", "Client", typeof(DynamoDBClusteringProviderBuilder))]

namespace Orleans.Aws;

/// <summary>Clustering from configuration: <c>Orleans:Clustering:ProviderType=DynamoDB</c>.</summary>
internal sealed class DynamoDBClusteringProviderBuilder : IProviderBuilder<ISiloBuilder>, IProviderBuilder<IClientBuilder>
{
    public void Configure(ISiloBuilder builder, string? name, IConfigurationSection configurationSection)
        => builder.UseDynamoDBClustering((DynamoDBClusteringOptions options) => ProviderSection.Bind(configurationSection, options));

    public void Configure(IClientBuilder builder, string? name, IConfigurationSection configurationSection)
        => builder.UseDynamoDBClustering((DynamoDBGatewayOptions options) => ProviderSection.Bind(configurationSection, options));
}
