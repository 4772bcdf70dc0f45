using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Messaging;

namespace Orleans.Aws;

/// <summary>Tells a client the gateways of its cluster: a query of that cluster's rows, not a scan of everybody's.</summary>
internal sealed partial class DynamoDBGatewayListProvider(
    IOptions<DynamoDBGatewayOptions> options,
    IOptions<ClusterOptions> cluster,
    IOptions<GatewayOptions> gateways,
    AwsClients clients,
    TimeProvider time,
    ILogger<DynamoDBGatewayListProvider> logger) : IGatewayListProvider
{
    private static readonly string Active = ((int)SiloStatus.Active).ToString(CultureInfo.InvariantCulture);

    private readonly Lazy<IAmazonDynamoDB> client = clients.DynamoDB("Clustering", AwsConnection.Of(options.Value));

    public TimeSpan MaxStaleness { get; } = gateways.Value.GatewayListRefreshPeriod;

    public bool IsUpdatable => true;

    public Task InitializeGatewayListProviderAsync(CancellationToken cancellationToken = default)
        => new TableSetup(client.Value, options.Value, MembershipKeys.Table, time, logger).EnsureAsync(cancellationToken);

    public async Task<IList<Uri>> GetGatewaysAsync(CancellationToken cancellationToken = default)
    {
        var found = new List<Uri>();
        await foreach (var row in client.Value.EveryItemAsync(Gateways(), cancellationToken))
        {
            if (MembershipRow.Entry(row) is { } entry)
            {
                found.Add(SiloAddress.New(entry.SiloAddress.Endpoint.Address, entry.ProxyPort, entry.SiloAddress.Generation).ToGatewayUri());
            }
            else
            {
                LogUnreadable(row[MembershipKeys.Silo].S, options.Value.TableName);
            }
        }

        return found;
    }

    public Task InitializeGatewayListProvider() => InitializeGatewayListProviderAsync();

    public Task<IList<Uri>> GetGateways() => GetGatewaysAsync();

    private QueryRequest Gateways() => new()
    {
        TableName = options.Value.TableName,
        ConsistentRead = true,
        KeyConditionExpression = $"{MembershipKeys.Cluster} = :cluster",
        FilterExpression = $"{MembershipKeys.Status} = :active AND {MembershipKeys.ProxyPort} > :none",
        ExpressionAttributeValues = new(3)
        {
            [":cluster"] = new(cluster.Value.ClusterId),
            [":active"] = new() { N = Active },
            [":none"] = MembershipKeys.Number(0),
        },
    };

    [LoggerMessage(LogLevel.Error, "Row {Silo} of DynamoDB table {Table} is no member that can be read; it is left out")]
    private partial void LogUnreadable(string silo, string table);
}
