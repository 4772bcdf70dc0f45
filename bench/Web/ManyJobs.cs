using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using GasOrleans.Jobs;

namespace GasOrleans.Bench.Web;

/// <summary>A table that was used for a year: copies of one real, completed job, of many days and statuses.</summary>
internal static class ManyJobs
{
    private const string Table = "gas-annotations";
    private const int Batch = 25;
    private const int AtOnce = 8;
    private static readonly string[] Statuses = ["COMPLETED", "COMPLETED", "ARCHIVED", "ARCHIVED", "ARCHIVED", "FAILED", "CANCELLED", "DELETED"];

    /// <summary>Returns the ids, oldest first.</summary>
    public static async Task<IReadOnlyList<JobId>> WriteAsync(AmazonDynamoDBClient dynamo, JobKey model, int count)
    {
        var found = await dynamo.GetItemAsync(Table, new() { ["user_id"] = new() { S = model.User.Value }, ["job_id"] = new() { S = $"{model.Id}" } });
        var now = TimeProvider.System.GetUtcNow();
        var ids = Enumerable.Range(0, count).Select(i => (At: now - TimeSpan.FromDays(365.0 * (count - i) / count), I: i))
            .Select(one => (one.At, one.I, Id: new JobId(Guid.CreateVersion7(one.At)))).ToList();
        await Parallel.ForEachAsync(ids.Chunk(Batch), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (chunk, ct) =>
        {
            var writes = chunk.Select(one => new WriteRequest(new PutRequest(Copy(found.Item, one.Id, one.At, one.I)))).ToList();
            await dynamo.BatchWriteItemAsync(new BatchWriteItemRequest { RequestItems = new() { [Table] = writes } }, ct);
        });
        return [.. ids.Select(one => one.Id)];
    }

    private static Dictionary<string, AttributeValue> Copy(Dictionary<string, AttributeValue> model, JobId id, DateTimeOffset at, int number)
    {
        var status = Statuses[number % Statuses.Length];
        var name = $"patient-{number:00000}.vcf.gz";
        return new(model)
        {
            ["job_id"] = new() { S = $"{id}" },
            ["job_status"] = new() { S = status },
            ["status_job_id"] = new() { S = $"{status}#{id}" },
            ["submit_time"] = new() { N = $"{at.ToUnixTimeSeconds()}" },
            ["input_file_name"] = new() { S = name },
            ["search_name"] = new() { S = name },
        };
    }
}
