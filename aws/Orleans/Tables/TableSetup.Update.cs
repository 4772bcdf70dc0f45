using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.Logging;

namespace Orleans.Aws;

internal sealed partial class TableSetup
{
    /// <summary>Never lowers: capacity above the configured one is an autoscaler's work.</summary>
    private async Task RaiseCapacityAsync(TableDescription table, CancellationToken ct)
    {
        var read = table.ProvisionedThroughput?.ReadCapacityUnits ?? 0;
        var write = table.ProvisionedThroughput?.WriteCapacityUnits ?? 0;
        var provisioned = table.BillingModeSummary?.BillingMode != BillingMode.PAY_PER_REQUEST && read > 0;
        if (!options.UseProvisionedThroughput || !provisioned || (read >= options.ReadCapacityUnits && write >= options.WriteCapacityUnits))
        {
            return;
        }

        var raised = new ProvisionedThroughput(Math.Max(read, options.ReadCapacityUnits), Math.Max(write, options.WriteCapacityUnits));
        await UpdateAsync(new UpdateTableRequest { TableName = options.TableName, ProvisionedThroughput = raised }, ct);
    }

    private async Task AddIndexesAsync(CancellationToken ct)
    {
        // DynamoDB builds one index at a time.
        foreach (var index in definition.Indexes)
        {
            var table = await ActiveAsync(ct);
            if (table.GlobalSecondaryIndexes?.Any(i => i.IndexName == index.Name) is not true)
            {
                await UpdateAsync(Addition(index, table), ct);
            }
        }
    }

    private UpdateTableRequest Addition(TableIndex index, TableDescription table) => new()
    {
        TableName = options.TableName,
        AttributeDefinitions = definition.Attributes,
        GlobalSecondaryIndexUpdates =
        [
            new GlobalSecondaryIndexUpdate
            {
                Create = new CreateGlobalSecondaryIndexAction
                {
                    IndexName = index.Name,
                    KeySchema = TableDefinition.Schema(index.Hash, index.Range),
                    Projection = new Projection { ProjectionType = ProjectionType.ALL },
                    ProvisionedThroughput = table.BillingModeSummary?.BillingMode == BillingMode.PAY_PER_REQUEST ? null : Throughput,
                },
            },
        ],
    };

    private async Task UpdateAsync(UpdateTableRequest request, CancellationToken ct)
    {
        try
        {
            await client.UpdateTableAsync(request, ct);
            LogUpdated(request.TableName);
        }
        catch (ResourceInUseException)
        {
            LogUpdatedByAnother(request.TableName);
        }
    }

    private async Task EnableTimeToLiveAsync(CancellationToken ct)
    {
        if (definition.TimeToLiveAttribute is not { } attribute)
        {
            return;
        }

        var now = (await client.DescribeTimeToLiveAsync(options.TableName, ct)).TimeToLiveDescription;
        if (now?.TimeToLiveStatus == TimeToLiveStatus.ENABLED || now?.TimeToLiveStatus == TimeToLiveStatus.ENABLING)
        {
            return;
        }

        if (!options.UpdateIfExists)
        {
            LogNoTimeToLive(options.TableName, attribute);
            return;
        }

        var specification = new TimeToLiveSpecification { AttributeName = attribute, Enabled = true };
        await client.UpdateTimeToLiveAsync(new UpdateTimeToLiveRequest { TableName = options.TableName, TimeToLiveSpecification = specification }, ct);
    }

    [LoggerMessage(LogLevel.Information, "Updated DynamoDB table {Table}")]
    private partial void LogUpdated(string table);

    [LoggerMessage(LogLevel.Debug, "DynamoDB table {Table} is being updated by another silo")]
    private partial void LogUpdatedByAnother(string table);

    [LoggerMessage(LogLevel.Warning, "DynamoDB table {Table} does not expire items by {Attribute}: they are hidden when their time is over, and stay")]
    private partial void LogNoTimeToLive(string table, string attribute);
}
