using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.Logging;

namespace Orleans.Aws;

/// <summary>Makes sure at start that a feature's table is there, has the right keys, and is ready.</summary>
internal sealed partial class TableSetup(IAmazonDynamoDB client, DynamoDBOptions options, TableDefinition definition, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public async Task EnsureAsync(CancellationToken ct)
    {
        try
        {
            await PrepareAsync(ct);
        }
        catch (Exception e) when (AwsOperations.IsAwsFailure(e, ct))
        {
            throw new OrleansException($"DynamoDB table '{options.TableName}' at {client.Config.Place()} cannot be used: {e.Message}", e);
        }
    }

    private async Task PrepareAsync(CancellationToken ct)
    {
        var table = await DescribeAsync(ct);
        if (table is null)
        {
            await CreateAsync(ct);
        }

        table = await ActiveAsync(ct);
        TableCheck.Keys(table, definition);
        if (options.UpdateIfExists)
        {
            await RaiseCapacityAsync(table, ct);
            await AddIndexesAsync(ct);
        }

        TableCheck.Indexes(await ActiveAsync(ct), definition);
        await EnableTimeToLiveAsync(ct);
    }

    private async Task<TableDescription?> DescribeAsync(CancellationToken ct)
    {
        try
        {
            return (await client.DescribeTableAsync(options.TableName, ct)).Table;
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
    }

    private async Task CreateAsync(CancellationToken ct)
    {
        if (!options.CreateIfNotExists)
        {
            throw new OrleansConfigurationException($"DynamoDB table '{options.TableName}' does not exist at {client.Config.Place()}, and {nameof(options.CreateIfNotExists)} is off.");
        }

        try
        {
            await client.CreateTableAsync(Creation(), ct);
            LogCreated(options.TableName);
        }
        catch (ResourceInUseException)
        {
            LogCreatedByAnother(options.TableName);
        }
    }

    private CreateTableRequest Creation() => new()
    {
        TableName = options.TableName,
        KeySchema = definition.KeySchema,
        AttributeDefinitions = definition.Attributes,
        BillingMode = options.UseProvisionedThroughput ? BillingMode.PROVISIONED : BillingMode.PAY_PER_REQUEST,
        ProvisionedThroughput = options.UseProvisionedThroughput ? Throughput : null,
        GlobalSecondaryIndexes = definition.Indexes.Count == 0 ? null : [.. definition.Indexes.Select(i => new GlobalSecondaryIndex
        {
            IndexName = i.Name,
            KeySchema = TableDefinition.Schema(i.Hash, i.Range),
            Projection = new Projection { ProjectionType = ProjectionType.ALL },
            ProvisionedThroughput = options.UseProvisionedThroughput ? Throughput : null,
        })],
    };

    private async Task<TableDescription> ActiveAsync(CancellationToken ct)
    {
        while (true)
        {
            // Right after CreateTable, DescribeTable may not know the table yet.
            if (await DescribeAsync(ct) is { } table && TableCheck.IsReady(table))
            {
                return table;
            }

            await Task.Delay(Interval, time, ct);
        }
    }

    private ProvisionedThroughput Throughput => new(options.ReadCapacityUnits, options.WriteCapacityUnits);

    [LoggerMessage(LogLevel.Information, "Created DynamoDB table {Table}")]
    private partial void LogCreated(string table);

    [LoggerMessage(LogLevel.Debug, "DynamoDB table {Table} is being created by another silo")]
    private partial void LogCreatedByAnother(string table);
}
