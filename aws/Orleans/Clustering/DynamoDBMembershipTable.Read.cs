using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace Orleans.Aws;

internal sealed partial class DynamoDBMembershipTable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    public async Task<MembershipTableData> ReadRowAsync(SiloAddress key, CancellationToken cancellationToken = default)
    {
        var request = new TransactGetItemsRequest
        {
            TransactItems =
            [
                new() { Get = new() { TableName = table, Key = MembershipKeys.OfSilo(cluster, key) } },
                new() { Get = new() { TableName = table, Key = MembershipKeys.OfVersion(cluster) } },
            ],
        };
        for (var pause = FirstPause; ; pause = Longer(pause))
        {
            try
            {
                var items = (await Client.TransactGetItemsAsync(request, cancellationToken).CountedAsync(AwsOperations.TransactGetItems, table)).Responses;
                return Data([items[0].Item], items[1].Item);
            }
            catch (TransactionCanceledException e) when (MembershipConflict.IsOne(e))
            {
                // A write to the row or the version was under way.
                await Task.Delay(pause, time, cancellationToken);
            }
        }
    }

    public async Task<MembershipTableData> ReadAllAsync(CancellationToken cancellationToken = default)
    {
        for (var pause = FirstPause; ; pause = Longer(pause))
        {
            var version = await VersionAsync(cancellationToken);
            var rows = new List<Dictionary<string, AttributeValue>>();
            await foreach (var item in Client.EveryItemAsync(Rows(cluster), cancellationToken))
            {
                if (!MembershipKeys.IsVersion(item))
                {
                    rows.Add(item);
                }
            }

            // The rows were read after the version: one that is newer was written in between, and others may have been as well.
            if (rows.TrueForAll(r => MembershipKeys.Int(r, MembershipKeys.Version) <= MembershipKeys.Int(version, MembershipKeys.Version)))
            {
                return Data(rows, version);
            }

            await Task.Delay(pause, time, cancellationToken);
        }
    }

    private async Task<Dictionary<string, AttributeValue>> VersionAsync(CancellationToken ct)
    {
        var request = new GetItemRequest { TableName = table, Key = MembershipKeys.OfVersion(cluster), ConsistentRead = true };
        return (await Client.GetItemAsync(request, ct).CountedAsync(AwsOperations.GetItem, table)).Item ?? [];
    }

    private MembershipTableData Data(IEnumerable<Dictionary<string, AttributeValue>?> rows, Dictionary<string, AttributeValue>? version)
    {
        var members = new List<Tuple<MembershipEntry, string>>();
        foreach (var row in rows)
        {
            if (row is not { Count: > 0 })
            {
                continue;
            }

            if (MembershipRow.Entry(row) is { } entry)
            {
                CompareClocks(entry);
                members.Add(Tuple.Create(entry, Text(row)));
            }
            else
            {
                LogUnreadable(row[MembershipKeys.Silo].S, table);
            }
        }

        return new(members, new TableVersion(MembershipKeys.Int(version ?? [], MembershipKeys.Version), Text(version ?? [])));
    }

    private static string Text(Dictionary<string, AttributeValue> item)
        => MembershipKeys.Int(item, MembershipKeys.ETag).ToString(CultureInfo.InvariantCulture);

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < LongestPause ? pause * 2 : LongestPause;
}
