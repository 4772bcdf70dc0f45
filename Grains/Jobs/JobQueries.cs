using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using GasOrleans.Users;
using static GasOrleans.Jobs.JobItem;

namespace GasOrleans.Jobs;

/// <summary>Queries of the <c>annotations</c> table, each within one user's partition or an index.</summary>
internal static class JobQueries
{
    /// <summary>What a plan that keeps results has to bring back, or to leave where it is.</summary>
    private const string WithoutWindow =
        "job_status IN (:archived, :archiving) OR (job_status IN (:completed, :thawed) AND attribute_exists(window_ends_at)) "
        + "OR (job_status = :restoring AND restore_plan_version < :version)";

    /// <summary>What a plan with a window has to give one.</summary>
    private const string WithWindow = "job_status IN (:completed, :thawed) AND attribute_not_exists(window_ends_at)";

    /// <summary>Jobs of all users that something is done to, longest in their status first.</summary>
    public static QueryRequest Working(string table, JobStatus status, int most) => new()
    {
        TableName = table,
        IndexName = "by-working-status",
        Limit = most,
        KeyConditionExpression = "working_status = :status",
        ExpressionAttributeValues = new() { [":status"] = Value.Of(Spelling(status)) },
    };

    public static QueryRequest OfId(string table, JobId job) => new()
    {
        TableName = table,
        IndexName = "by-job",
        Limit = 1,
        KeyConditionExpression = "job_id = :job",
        ExpressionAttributeValues = new() { [":job"] = Value.Of(job.ToString()) },
    };

    public static QueryRequest Parked(string table, UserId user) => new()
    {
        TableName = table,
        ConsistentRead = true,
        Select = Select.COUNT,
        KeyConditionExpression = "user_id = :user",
        FilterExpression = "attribute_exists(parked_reason)",
        ExpressionAttributeValues = new() { [":user"] = Value.Of(user.Value) },
    };

    public static QueryRequest Followers(string table, UserId user, PlanAllowance plan, JobId? after, int limit)
    {
        var request = new QueryRequest
        {
            TableName = table,
            ConsistentRead = true,
            Limit = limit,
            ExclusiveStartKey = after is { } id ? Key(new(user, id)) : null,
            KeyConditionExpression = "user_id = :user",
            FilterExpression = plan.Window is null ? WithoutWindow : WithWindow,
            ProjectionExpression = "job_id",
            ExpressionAttributeValues = new()
            {
                [":user"] = Value.Of(user.Value),
                [":completed"] = Value.Of(Spelling(JobStatus.Completed)),
                [":thawed"] = Value.Of(Spelling(JobStatus.Thawed)),
            },
        };
        if (plan.Window is null)
        {
            request.ExpressionAttributeValues[":archived"] = Value.Of(Spelling(JobStatus.Archived));
            request.ExpressionAttributeValues[":archiving"] = Value.Of(Spelling(JobStatus.Archiving));
            request.ExpressionAttributeValues[":restoring"] = Value.Of(Spelling(JobStatus.Restoring));
            request.ExpressionAttributeValues[":version"] = Value.Of(plan.Version);
        }

        return request;
    }
}
