using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Aws;

/// <summary>Reminders in a DynamoDB table: single ones by its key, strongly consistent; ranges and grains by its indexes, every page.</summary>
internal sealed partial class DynamoDBReminderTable(
    IOptions<DynamoDBReminderStorageOptions> options,
    IOptions<ClusterOptions> cluster,
    AwsClients clients,
    TimeProvider time,
    ILogger<DynamoDBReminderTable> logger) : IReminderTable
{
    private const string IsKnown = $"{ReminderItem.ETag} = :etag";

    // Equal: the SDK sends a request again whose answer was lost.
    private const string IsNotNewer = $"attribute_not_exists({ReminderItem.Id}) OR {ReminderItem.ETag} <= :etag";

    private readonly RecentReminderWrites recent = new(time);
    private readonly Lazy<IAmazonDynamoDB> lazy = clients.DynamoDB("Reminders", AwsConnection.Of(options.Value));
    private readonly string table = options.Value.TableName;
    private readonly string service = cluster.Value.ServiceId;

    private IAmazonDynamoDB Client => lazy.Value;

    public Task StartAsync(CancellationToken cancellationToken = default)
        => new TableSetup(Client, options.Value, ReminderItem.Table, time, logger).EnsureAsync(cancellationToken);

    public async Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName, CancellationToken cancellationToken)
    {
        var request = new GetItemRequest { TableName = table, Key = ReminderItem.Key(service, grainId, reminderName), ConsistentRead = true };
        var item = (await Client.GetItemAsync(request, cancellationToken).CountedAsync(AwsOperations.GetItem, table)).Item;
        return item is null or { Count: 0 } ? null : Entry(item);
    }

    /// <summary>
    /// Orleans hands no ETag to an upsert, but ETags here are times: a write that was long on its way does not replace a newer one.
    /// Null then, which Orleans reports to the grain as a race to be tried again. What was stored in the future tells of a clock
    /// that is ahead, and of no race: it is replaced.
    /// </summary>
    public async Task<string?> UpsertRow(ReminderEntry entry, CancellationToken cancellationToken)
    {
        for (var again = false; ; again = true)
        {
            var etag = recent.NextETag();
            if (await PutAsync(entry, etag, cancellationToken) is not { } stored)
            {
                recent.Upserted(entry, etag);
                return etag;
            }

            if (again || !recent.IsAhead(stored))
            {
                LogRaced(table, entry.GrainId, entry.ReminderName);
                return null;
            }
        }
    }

    public async Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag, CancellationToken cancellationToken)
    {
        var request = new DeleteItemRequest
        {
            TableName = table,
            Key = ReminderItem.Key(service, grainId, reminderName),
            ConditionExpression = IsKnown,
            ExpressionAttributeValues = new(1) { [":etag"] = new AttributeValue { N = eTag } },
        };
        try
        {
            await Client.DeleteItemAsync(request, cancellationToken).CountedAsync(AwsOperations.DeleteItem, table);
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }

        recent.Removed(grainId, reminderName, eTag);
        return true;
    }

    public Task<ReminderTableData> ReadRows(GrainId grainId) => ReadRows(grainId, CancellationToken.None);

    public Task<ReminderTableData> ReadRows(uint begin, uint end) => ReadRows(begin, end, CancellationToken.None);

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) => ReadRow(grainId, reminderName, CancellationToken.None);

    public Task<string?> UpsertRow(ReminderEntry entry) => UpsertRow(entry, CancellationToken.None);

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) => RemoveRow(grainId, reminderName, eTag, CancellationToken.None);

    public Task TestOnlyClearTable() => TestOnlyClearTable(CancellationToken.None);

    /// <summary>Writes it unless a newer one is stored, whose ETag it tells.</summary>
    private async Task<string?> PutAsync(ReminderEntry entry, string etag, CancellationToken ct)
    {
        var request = new PutItemRequest
        {
            TableName = table,
            Item = ReminderItem.Of(service, entry, etag),
            ConditionExpression = IsNotNewer,
            ExpressionAttributeValues = new(1) { [":etag"] = new AttributeValue { N = etag } },
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        };
        try
        {
            await Client.PutItemAsync(request, ct).CountedAsync(AwsOperations.PutItem, table);
            return null;
        }
        catch (ConditionalCheckFailedException e)
        {
            return e.Item[ReminderItem.ETag].N;
        }
    }

    private ReminderEntry? Entry(Dictionary<string, AttributeValue> item)
    {
        var entry = ReminderItem.Entry(item);
        if (entry is null)
        {
            // One unreadable reminder must not stop the others of its range.
            LogUnreadable(table, ReminderItem.Text(item, ReminderItem.Id), ReminderItem.Text(item, ReminderItem.Start), ReminderItem.Text(item, ReminderItem.Period));
        }

        return entry;
    }

    [LoggerMessage(LogLevel.Warning, "Reminder {ReminderName} of {Grain} in DynamoDB table {Table} was written by somebody else after this write began: theirs stays")]
    private partial void LogRaced(string table, GrainId grain, string reminderName);

    [LoggerMessage(LogLevel.Error, "Item {ReminderId} of DynamoDB table {Table} is no reminder that can be read, it will not tick: StartTime '{StartTime}', Period '{Period}'")]
    private partial void LogUnreadable(string table, string? reminderId, string? startTime, string? period);
}
