using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using GasOrleans.Jobs;
using Microsoft.Extensions.Options;

namespace GasOrleans.Users;

/// <summary>How much a person has, summed over their own partition of the <c>annotations</c> table.</summary>
internal sealed class UsageTable(IAmazonDynamoDB dynamo, IOptions<JobTableOptions> options)
{
    private static readonly string[] Hot = ["input", "result", "index", "log"];

    public async Task<AccountUsage> OfAsync(UserId user, CancellationToken ct)
    {
        var sum = new AccountUsage(0, 0, 0, 0);
        await foreach (var page in dynamo.Paginators.Query(Request(user)).Responses.WithCancellation(ct))
        {
            sum = (page.Items ?? []).Aggregate(sum, Add);
        }

        return sum;
    }

    private static AccountUsage Add(AccountUsage sum, Dictionary<string, AttributeValue> item) => new(
        sum.Jobs + 1,
        sum.Running + (item["job_status"].S == JobItem.Spelling(JobStatus.Running) ? 1 : 0),
        sum.HotBytes + Hot.Where(name => item.ContainsKey($"s3_key_{name}_file") && item.ContainsKey($"{name}_bytes")).Sum(name => item.Number($"{name}_bytes")),
        sum.ColdBytes + (item.ContainsKey("archive_bytes") ? item.Number("archive_bytes") : 0));

    private QueryRequest Request(UserId user) => new()
    {
        TableName = options.Value.Name,
        KeyConditionExpression = "user_id = :user",
        FilterExpression = "job_status <> :deleted",
        ProjectionExpression = $"job_status, archive_bytes, {string.Join(", ", Hot.Select(name => $"s3_key_{name}_file, {name}_bytes"))}",
        ExpressionAttributeValues = new() { [":user"] = Value.Of(user.Value), [":deleted"] = Value.Of(JobItem.Spelling(JobStatus.Deleted)) },
    };
}
