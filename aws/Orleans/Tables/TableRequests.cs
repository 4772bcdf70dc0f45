using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Orleans.Aws;

/// <summary>Requests that take more than one round.</summary>
internal static class TableRequests
{
    private const int LargestBatch = 25;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Every item of a query, page after page.</summary>
    public static async IAsyncEnumerable<Dictionary<string, AttributeValue>> EveryItemAsync(
        this IAmazonDynamoDB client,
        QueryRequest request,
        [EnumeratorCancellation] CancellationToken ct)
    {
        do
        {
            var page = await client.QueryAsync(request, ct).CountedAsync(AwsOperations.Query, request.TableName);
            foreach (var item in page.Items ?? [])
            {
                yield return item;
            }

            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
    }

    /// <summary>Deletes items by key, and again those that DynamoDB left over.</summary>
    public static async Task DeleteAllAsync(
        this IAmazonDynamoDB client,
        string table,
        IEnumerable<Dictionary<string, AttributeValue>> keys,
        TimeProvider time,
        CancellationToken ct)
    {
        foreach (var batch in keys.Chunk(LargestBatch))
        {
            var left = batch.Select(k => new WriteRequest(new DeleteRequest(k))).ToList();
            for (var pause = FirstPause; left.Count > 0; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
            {
                var request = new BatchWriteItemRequest(new Dictionary<string, List<WriteRequest>> { [table] = left });
                var response = await client.BatchWriteItemAsync(request, ct).CountedAsync(AwsOperations.BatchWriteItem, table);
                left = response.UnprocessedItems?.GetValueOrDefault(table) ?? [];
                if (left.Count > 0)
                {
                    await Task.Delay(pause, time, ct);
                }
            }
        }
    }
}
