using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Orleans.Aws;

internal sealed partial class DynamoDBMembershipTable
{
    public async Task<bool> InsertRowAsync(MembershipEntry entry, TableVersion tableVersion, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(tableVersion);
        var put = new Put
        {
            TableName = table,
            Item = MembershipRow.Of(cluster, entry, tableVersion.Version, 0),
            ConditionExpression = $"attribute_not_exists({MembershipKeys.Cluster})",
        };
        return (await WriteAsync(put, tableVersion, cancellationToken)).Written;
    }

    public async Task<bool> UpdateRowAsync(MembershipEntry entry, string etag, TableVersion tableVersion, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(tableVersion);
        if (!TryParse(etag, out var known))
        {
            return false;
        }

        var row = MembershipRow.Of(cluster, entry, tableVersion.Version, known + 1);
        var result = await WriteAsync(Replacement(row, known), tableVersion, cancellationToken);
        while (result is { Written: false, Stored: { } stored } && MembershipKeys.Int(stored, MembershipKeys.ETag) == known)
        {
            // A heartbeat came since the row was read. It changes no ETag, and must not be taken back.
            row[MembershipKeys.Alive] = stored[MembershipKeys.Alive];
            result = await WriteAsync(Replacement(row, known), tableVersion, cancellationToken);
        }

        return result.Written;
    }

    private async Task WriteFirstVersionAsync(CancellationToken ct)
    {
        var item = MembershipKeys.OfVersion(cluster);
        item[MembershipKeys.Version] = MembershipKeys.Number(0);
        item[MembershipKeys.ETag] = MembershipKeys.Number(0);
        var request = new PutItemRequest { TableName = table, Item = item, ConditionExpression = $"attribute_not_exists({MembershipKeys.Cluster})" };
        try
        {
            await Client.PutItemAsync(request, ct).CountedAsync(AwsOperations.PutItem, table);
        }
        catch (ConditionalCheckFailedException)
        {
            LogClusterKnown(cluster);
        }
    }

    private async Task<Outcome> WriteAsync(Put row, TableVersion version, CancellationToken ct)
    {
        if (!TryParse(version.VersionEtag, out var known))
        {
            return default;
        }

        var request = new TransactWriteItemsRequest { TransactItems = [new() { Put = row }, new() { Update = NextVersion(version.Version, known) }] };
        try
        {
            await Client.TransactWriteItemsAsync(request, ct).CountedAsync(AwsOperations.TransactWriteItems, table);
            return new(true, null);
        }
        catch (TransactionCanceledException e) when (MembershipConflict.IsOne(e))
        {
            return new(false, MembershipConflict.OnlyStored(e));
        }
    }

    private Update NextVersion(int version, int etag) => new()
    {
        TableName = table,
        Key = MembershipKeys.OfVersion(cluster),
        UpdateExpression = $"SET {MembershipKeys.Version} = :version, {MembershipKeys.ETag} = :next",
        ConditionExpression = $"{MembershipKeys.ETag} = :etag",
        ExpressionAttributeValues = new(3)
        {
            [":version"] = MembershipKeys.Number(version),
            [":etag"] = MembershipKeys.Number(etag),
            [":next"] = MembershipKeys.Number(etag + 1),
        },
    };

    private Put Replacement(Dictionary<string, AttributeValue> row, int etag) => new()
    {
        TableName = table,
        Item = row,
        ConditionExpression = $"{MembershipKeys.ETag} = :etag AND {MembershipKeys.Alive} <= :alive",
        ExpressionAttributeValues = new(2) { [":etag"] = MembershipKeys.Number(etag), [":alive"] = row[MembershipKeys.Alive] },
        ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
    };

    private static bool TryParse(string? etag, out int number)
        => int.TryParse(etag, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    /// <summary>Whether it was written, and if not, the silo's row as it is stored where that row alone stood in the way.</summary>
    private readonly record struct Outcome(bool Written, Dictionary<string, AttributeValue>? Stored);
}
