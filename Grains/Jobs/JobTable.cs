using System.Collections.Immutable;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using GasOrleans.Users;
using Microsoft.Extensions.Options;

namespace GasOrleans.Jobs;

/// <summary>The <c>annotations</c> table: one item per job, strongly consistent, never scanned.</summary>
internal sealed class JobTable(IAmazonDynamoDB dynamo, IOptions<JobTableOptions> options)
{
    private readonly string table = options.Value.Name;

    /// <summary>The job as stored; status <see cref="JobStatus.None"/> when there is none.</summary>
    public async Task<JobState> ReadAsync(JobKey key, CancellationToken ct)
    {
        var answer = await dynamo.GetItemAsync(new GetItemRequest { TableName = table, Key = JobItem.Key(key), ConsistentRead = true }, ct);
        return answer.IsItemSet ? JobItem.Read(answer.Item) : new JobState { Key = key };
    }

    /// <summary>
    /// Writes what changed between the two, in one conditional update, and returns what is stored now.
    /// Throws <see cref="ConditionalCheckFailedException"/> when somebody else wrote since <paramref name="before"/> was read.
    /// </summary>
    public async Task<JobState> UpdateAsync(JobState before, JobState after, CancellationToken ct)
    {
        var next = after with { Version = before.Version + 1 };
        await dynamo.UpdateItemAsync(JobUpdate.Between(before, next, table), ct);
        return next;
    }

    /// <summary>A page of a user's jobs, newest first, without tombstones and timelines.</summary>
    public async Task<(ImmutableArray<JobState> Jobs, JobId? Next)> QueryAsync(UserId user, JobId? cursor, int size, CancellationToken ct)
    {
        var jobs = ImmutableArray.CreateBuilder<JobState>(size);
        var next = cursor;
        do
        {
            // One page of DynamoDB may be shorter than asked: it is cut at 1 MB and filtered after.
            var page = await dynamo.QueryAsync(Query(user, next, size - jobs.Count), ct);
            jobs.AddRange((page.Items ?? []).Select(JobItem.Read));
            next = page.LastEvaluatedKey?.GetValueOrDefault("job_id") is { } last ? JobId.Parse(last.S) : null;
        }
        while (next is not null && jobs.Count < size);
        return (jobs.DrainToImmutable(), next);
    }

    /// <summary>A page of the user's jobs that have not followed the plan yet. Up to <paramref name="size"/> jobs are looked at.</summary>
    public async Task<(ImmutableArray<JobKey> Jobs, JobId? Next)> QueryFollowersAsync(
        UserId user, PlanAllowance plan, JobId? cursor, int size, CancellationToken ct)
    {
        var page = await dynamo.QueryAsync(JobQueries.Followers(table, user, plan, cursor, size), ct);
        var next = page.LastEvaluatedKey?.GetValueOrDefault("job_id") is { } last ? JobId.Parse(last.S) : (JobId?)null;
        return ([.. (page.Items ?? []).Select(item => new JobKey(user, JobId.Parse(item["job_id"].S)))], next);
    }

    /// <summary>How many of the user's restores wait for an operator.</summary>
    public async Task<int> CountParkedAsync(UserId user, CancellationToken ct)
    {
        var request = JobQueries.Parked(table, user);
        var count = 0;
        QueryResponse page;
        do
        {
            page = await dynamo.QueryAsync(request, ct);
            count += page.Count ?? 0;
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (page.LastEvaluatedKey is { Count: > 0 });
        return count;
    }

    private QueryRequest Query(UserId user, JobId? after, int limit) => new()
    {
        TableName = table,
        ConsistentRead = true,
        ScanIndexForward = false,
        Limit = limit,
        ExclusiveStartKey = after is { } id ? JobItem.Key(new(user, id)) : null,
        KeyConditionExpression = "user_id = :user",
        FilterExpression = "job_status <> :deleted",
        ProjectionExpression = JobUpdate.ListedAttributes,
        ExpressionAttributeNames = new() { ["#token"] = "token" },
        ExpressionAttributeValues = new() { [":user"] = Value.Of(user.Value), [":deleted"] = Value.Of(JobItem.Spelling(JobStatus.Deleted)) },
    };
}
