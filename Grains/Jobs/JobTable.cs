using System.Collections.Immutable;
using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using GasOrleans.Users;
using Microsoft.Extensions.Options;

namespace GasOrleans.Jobs;

/// <summary>The <c>annotations</c> table: one item per job, strongly consistent; scanned by the doctor only.</summary>
internal sealed class JobTable(IAmazonDynamoDB dynamo, IOptions<JobTableOptions> options)
{
    private const int Growth = 4;
    private const int MostLookedAt = 5_000;
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

    /// <summary>A page of the jobs of a user that are wanted, without timelines. It may be short: a search ends after some thousand jobs.</summary>
    public async Task<(ImmutableArray<JobState> Jobs, JobId? Next)> FindAsync(UserId user, JobQuery query, CancellationToken ct)
    {
        var jobs = ImmutableArray.CreateBuilder<JobState>();
        var range = new JobIdRange(query);
        var next = query.After;
        var looked = 0;
        do
        {
            // What few are found among many is looked for in growing steps: most searches end in the first, and no answer is much too large.
            var step = Math.Min(looked == 0 ? query.Size * (query.Name is null ? 1 : Growth) : looked * Growth, MostLookedAt - looked);
            var page = range.IsPast(next) ? new() : await dynamo.QueryAsync(JobListing.Request(table, user, query, range, next, step), ct);
            jobs.AddRange((page.Items ?? []).Select(JobItem.Read));
            looked += page.ScannedCount ?? 0;
            next = page.LastEvaluatedKey?.GetValueOrDefault("job_id") is { } last ? JobId.Parse(last.S) : null;
        }
        while (next is not null && jobs.Count < query.Size && looked < MostLookedAt);
        return jobs.Count > query.Size ? ([.. jobs.Take(query.Size)], jobs[query.Size - 1].Key.Id) : (jobs.DrainToImmutable(), next);
    }

    /// <summary>A page of all rows, of all users: for the doctor only. The table is read as it is, which may be a second old.</summary>
    public async Task<(IReadOnlyList<Dictionary<string, AttributeValue>> Rows, Dictionary<string, AttributeValue>? Next)> ScanAsync(
        Dictionary<string, AttributeValue>? after, int size, CancellationToken ct)
    {
        var page = await dynamo.ScanAsync(new ScanRequest { TableName = table, Limit = size, ExclusiveStartKey = after }, ct);
        return (page.Items ?? [], page.LastEvaluatedKey is { Count: > 0 } last ? last : null);
    }

    /// <summary>The jobs that have waited longest for a worker, of all users; the index is read as it is, which may be a second old.</summary>
    public async Task<IReadOnlyList<(JobKey Job, DateTimeOffset Since)>> QueryWaitingAsync(int most, CancellationToken ct)
    {
        var page = await dynamo.QueryAsync(JobQueries.Working(table, JobStatus.Pending, most), ct);
        return [.. (page.Items ?? []).Select(item => (
            new JobKey(UserId.Parse(item["user_id"].S), JobId.Parse(item["job_id"].S)),
            DateTimeOffset.Parse(item["working_since"].S, CultureInfo.InvariantCulture)))];
    }

    /// <summary>Since when the job waits that has had this status, in which something is done to it, longest.</summary>
    public async Task<DateTimeOffset?> OldestAsync(JobStatus status, CancellationToken ct)
    {
        var page = await dynamo.QueryAsync(JobQueries.Working(table, status, 1), ct);
        return page.Items is [var first, ..] ? DateTimeOffset.Parse(first["working_since"].S, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>How many jobs of all users have this status, in which something is done to them; counted to <paramref name="most"/>.</summary>
    public async Task<(int Jobs, bool IsMore)> CountAsync(JobStatus status, int most, CancellationToken ct)
    {
        var request = JobQueries.Working(table, status, most);
        request.Select = Select.COUNT;
        var page = await dynamo.QueryAsync(request, ct);
        return (page.Count ?? 0, page.LastEvaluatedKey is { Count: > 0 });
    }

    /// <summary>Whose job this is; the index is read as it is, which may be a second old.</summary>
    public async Task<UserId?> OwnerAsync(JobId job, CancellationToken ct)
        => (await dynamo.QueryAsync(JobQueries.OfId(table, job), ct)).Items is [var item, ..] ? UserId.Parse(item["user_id"].S) : null;

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
}
