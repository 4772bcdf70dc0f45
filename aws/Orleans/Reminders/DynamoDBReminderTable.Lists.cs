using Amazon.DynamoDBv2.Model;

namespace Orleans.Aws;

internal sealed partial class DynamoDBReminderTable
{
    public async Task<ReminderTableData> ReadRows(GrainId grainId, CancellationToken cancellationToken)
    {
        var request = Query(ReminderItem.ByGrain, $"{ReminderItem.Service} = :service AND {ReminderItem.Grain} = :grain");
        request.ExpressionAttributeValues[":grain"] = new(grainId.ToString());
        return new(recent.Over(await AllAsync([request], cancellationToken), grain => grain == grainId));
    }

    /// <summary>The range is open at its begin and closed at its end; a begin not below the end goes over the top of the ring.</summary>
    public async Task<ReminderTableData> ReadRows(uint begin, uint end, CancellationToken cancellationToken)
    {
        var wraps = begin >= end;
        List<QueryRequest> requests = [];
        if (begin < uint.MaxValue)
        {
            requests.Add(Range(begin + 1, wraps ? uint.MaxValue : end));
        }

        if (wraps)
        {
            requests.Add(Range(0, end));
        }

        return new(recent.Over(await AllAsync(requests, cancellationToken), InRange));

        bool InRange(GrainId grain)
        {
            var hash = grain.GetUniformHashCode();
            return wraps ? hash > begin || hash <= end : hash > begin && hash <= end;
        }
    }

    public async Task TestOnlyClearTable(CancellationToken cancellationToken)
    {
        var keys = new List<Dictionary<string, AttributeValue>>();
        var request = Query(ReminderItem.ByRange, $"{ReminderItem.Service} = :service");
        await foreach (var item in Client.EveryItemAsync(request, cancellationToken))
        {
            keys.Add(new(2) { [ReminderItem.Id] = item[ReminderItem.Id], [ReminderItem.Hash] = item[ReminderItem.Hash] });
        }

        await Client.DeleteAllAsync(table, keys, time, cancellationToken);
        recent.Clear();
    }

    private async Task<IEnumerable<ReminderEntry>> AllAsync(IEnumerable<QueryRequest> requests, CancellationToken ct)
    {
        var lists = await Task.WhenAll(requests.Select(async request =>
        {
            var entries = new List<ReminderEntry>();
            await foreach (var item in Client.EveryItemAsync(request, ct))
            {
                if (Entry(item) is { } entry)
                {
                    entries.Add(entry);
                }
            }

            return entries;
        }));
        // Where begin and end are the same, both halves hold that hash.
        return lists.SelectMany(l => l).DistinctBy(e => (e.GrainId, e.ReminderName));
    }

    private QueryRequest Range(uint from, uint to)
    {
        var request = Query(ReminderItem.ByRange, $"{ReminderItem.Service} = :service AND {ReminderItem.Hash} BETWEEN :from AND :to");
        request.ExpressionAttributeValues[":from"] = ReminderItem.Number(from);
        request.ExpressionAttributeValues[":to"] = ReminderItem.Number(to);
        return request;
    }

    private QueryRequest Query(string index, string condition) => new()
    {
        TableName = table,
        IndexName = index,
        KeyConditionExpression = condition,
        ExpressionAttributeValues = new(3) { [":service"] = new(service) },
    };
}
