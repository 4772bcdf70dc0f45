using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Aws;

/// <summary>The cluster's members in a DynamoDB table: a silo's row and the table's version change together or not at all.</summary>
internal sealed partial class DynamoDBMembershipTable(
    IOptions<DynamoDBClusteringOptions> options,
    IOptions<ClusterOptions> clusterOptions,
    AwsClients clients,
    TimeProvider time,
    ILogger<DynamoDBMembershipTable> logger) : IMembershipTable
{
    private readonly Lazy<IAmazonDynamoDB> lazy = clients.DynamoDB("Clustering", AwsConnection.Of(options.Value));
    private readonly string table = options.Value.TableName;
    private readonly string cluster = clusterOptions.Value.ClusterId;

    private IAmazonDynamoDB Client => lazy.Value;

    public async Task InitializeMembershipTableAsync(bool tryInitTableVersion, CancellationToken cancellationToken = default)
    {
        await new TableSetup(Client, options.Value, MembershipKeys.Table, time, logger).EnsureAsync(cancellationToken);
        if (tryInitTableVersion)
        {
            await WriteFirstVersionAsync(cancellationToken);
        }
    }

    public async Task UpdateIAmAliveAsync(MembershipEntry entry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var request = new UpdateItemRequest
        {
            TableName = table,
            Key = MembershipKeys.OfSilo(cluster, entry.SiloAddress),
            UpdateExpression = $"SET {MembershipKeys.Alive} = :now",
            ConditionExpression = $"{MembershipKeys.Alive} < :now",
            ExpressionAttributeValues = new(1) { [":now"] = new(MembershipRow.Format(entry.IAmAliveTime)) },
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        };
        try
        {
            await Client.UpdateItemAsync(request, cancellationToken).CountedAsync(AwsOperations.UpdateItem, table);
        }
        catch (ConditionalCheckFailedException e) when (e.Item is { Count: > 0 })
        {
            LogOlderHeartbeat(entry.SiloAddress);
        }
        catch (ConditionalCheckFailedException e)
        {
            throw new OrleansException($"Silo {entry.SiloAddress} has no row in DynamoDB table '{table}'.", e);
        }
    }

    public async Task DeleteMembershipTableEntriesAsync(string clusterId, CancellationToken cancellationToken = default)
    {
        var keys = new List<Dictionary<string, AttributeValue>>();
        await foreach (var item in Client.EveryItemAsync(Rows(clusterId), cancellationToken))
        {
            keys.Add(MembershipKeys.KeyOf(item));
        }

        await Client.DeleteAllAsync(table, keys, time, cancellationToken);
    }

    public async Task CleanupDefunctSiloEntriesAsync(DateTimeOffset beforeDate, CancellationToken cancellationToken = default)
    {
        await foreach (var item in Client.EveryItemAsync(Rows(cluster), cancellationToken))
        {
            if (!MembershipKeys.IsVersion(item) && MembershipRow.Entry(item) is { Status: SiloStatus.Dead } entry && LastSign(entry) < beforeDate)
            {
                await DeleteUnchangedAsync(item, cancellationToken);
            }
        }
    }

    private async Task DeleteUnchangedAsync(Dictionary<string, AttributeValue> item, CancellationToken ct)
    {
        var request = new DeleteItemRequest
        {
            TableName = table,
            Key = MembershipKeys.KeyOf(item),
            ConditionExpression = $"{MembershipKeys.ETag} = :etag AND {MembershipKeys.Alive} = :alive",
            ExpressionAttributeValues = new(2) { [":etag"] = item[MembershipKeys.ETag], [":alive"] = item[MembershipKeys.Alive] },
        };
        try
        {
            await Client.DeleteItemAsync(request, ct).CountedAsync(AwsOperations.DeleteItem, table);
        }
        catch (ConditionalCheckFailedException)
        {
            LogNotDefunct(item[MembershipKeys.Silo].S);
        }
    }

    private static DateTimeOffset LastSign(MembershipEntry entry)
        => (entry.SuspectTimes ?? []).Select(s => s.Item2).Append(entry.StartTime).Append(entry.IAmAliveTime).Max();

    private QueryRequest Rows(string clusterId) => new()
    {
        TableName = table,
        ConsistentRead = true,
        KeyConditionExpression = $"{MembershipKeys.Cluster} = :cluster",
        ExpressionAttributeValues = new(1) { [":cluster"] = new(clusterId) },
    };

    [LoggerMessage(LogLevel.Debug, "A newer heartbeat of silo {Silo} is stored already")]
    private partial void LogOlderHeartbeat(SiloAddress silo);

    [LoggerMessage(LogLevel.Debug, "Row {Silo} changed while it was to be cleaned up")]
    private partial void LogNotDefunct(string silo);

    [LoggerMessage(LogLevel.Debug, "Cluster {Cluster} has a version already")]
    private partial void LogClusterKnown(string cluster);

    [LoggerMessage(LogLevel.Error, "Row {Silo} of DynamoDB table {Table} is no member that can be read; it is left out")]
    private partial void LogUnreadable(string silo, string table);
}
