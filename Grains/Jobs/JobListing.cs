using Amazon.DynamoDBv2.Model;
using GasOrleans.Users;
using static GasOrleans.Jobs.JobItem;

namespace GasOrleans.Jobs;

/// <summary>The query of one page of a user's list: order, status and time are keys, so that only a name is looked for.</summary>
internal static class JobListing
{
    // Rows of before there was a name to search by are found by the name as it is written.
    private const string NameHolds =
        "(contains(search_name, :folded) OR (attribute_not_exists(search_name) AND contains(input_file_name, :name)))";

    public static QueryRequest Request(string table, UserId user, JobQuery query, JobIdRange range, JobId? cursor, int limit)
    {
        var request = new QueryRequest
        {
            TableName = table,
            ConsistentRead = true,
            ScanIndexForward = query.OldestFirst,
            Limit = limit,
            KeyConditionExpression = "user_id = :user AND job_id BETWEEN :low AND :high",
            ProjectionExpression = JobUpdate.ListedAttributes,
            ExpressionAttributeNames = new() { ["#token"] = "token" },
            ExpressionAttributeValues = new() { [":user"] = Value.Of(user.Value), [":low"] = Value.Of(range.Low), [":high"] = Value.Of(range.High) },
            ExclusiveStartKey = cursor is { } from && range.Holds(from) ? Key(new(user, from)) : null,
        };
        if (range.Low.Length == 0)
        {
            request.KeyConditionExpression = "user_id = :user AND job_id <= :high"; // a key is never empty
            request.ExpressionAttributeValues.Remove(":low");
        }

        if (query.Status is { } status)
        {
            Within(request, Spelling(status), range);
        }

        Filter(request, query);
        return request;
    }

    private static void Within(QueryRequest request, string status, JobIdRange range)
    {
        request.IndexName = "by-status";
        request.KeyConditionExpression = "user_id = :user AND status_job_id BETWEEN :low AND :high";
        request.ExpressionAttributeValues[":low"] = Value.Of($"{status}#{range.Low}");
        request.ExpressionAttributeValues[":high"] = Value.Of($"{status}#{range.High}");
        if (request.ExclusiveStartKey is { Count: > 0 } start)
        {
            start["status_job_id"] = Value.Of($"{status}#{start["job_id"].S}");
        }
    }

    private static void Filter(QueryRequest request, JobQuery query)
    {
        var filters = new List<string>();
        void Where(string filter, params ReadOnlySpan<(string Name, AttributeValue Value)> values)
        {
            filters.Add(filter);
            foreach (var (name, value) in values)
            {
                request.ExpressionAttributeValues[name] = value;
            }
        }

        if (query.Status is null)
        {
            Where("job_status <> :deleted", (":deleted", Value.Of(Spelling(JobStatus.Deleted))));
        }

        if (query.From is { } from)
        {
            Where("submit_time >= :from", (":from", Value.Of((DateTimeOffset?)from)!));
        }

        if (query.Before is { } before)
        {
            Where("submit_time < :before", (":before", Value.Of((DateTimeOffset?)before)!));
        }

        if (query.Name is { } name)
        {
            Where(NameHolds, (":folded", Value.Of(name.ToLowerInvariant())), (":name", Value.Of(name)));
        }

        request.FilterExpression = filters.Count == 0 ? null : string.Join(" AND ", filters);
    }
}
