using Amazon.DynamoDBv2.Model;

namespace GasOrleans.Jobs;

/// <summary>One targeted update: only the attributes that differ, on condition that nobody wrote in between.</summary>
internal static class JobUpdate
{
    /// <summary>What a list of jobs shows: no timeline, outputs or counts, which may be long.</summary>
    public const string ListedAttributes =
        "user_id, job_id, job_status, version, status_since, submit_time, complete_time, input_file_name, genome, result_options, s3_inputs_bucket, "
        + "s3_key_input_file, input_bytes, upload_ends_at, #token, failure, window_ends_at";

    private const string Timeline = "timeline";

    public static UpdateItemRequest Between(JobState before, JobState after, string table)
    {
        var was = before.Version == 0 ? JobItem.Key(before.Key) : JobItem.From(before);
        var becomes = JobItem.From(after);
        var request = new UpdateItemRequest
        {
            TableName = table,
            Key = JobItem.Key(after.Key),
            ExpressionAttributeNames = [],
            ExpressionAttributeValues = [],
        };
        var sets = becomes.Where(pair => !was.TryGetValue(pair.Key, out var old) || !Value.Same(old, pair.Value))
            .Select(pair => Set(request, pair.Key, was.GetValueOrDefault(pair.Key), pair.Value)).ToList();
        var removes = was.Keys.Where(name => !becomes.ContainsKey(name)).Select(name => Name(request, name)).ToList();
        request.UpdateExpression = $"SET {string.Join(", ", sets)}" + (removes.Count > 0 ? $" REMOVE {string.Join(", ", removes)}" : "");
        request.ConditionExpression = Condition(request, before);
        return request;
    }

    private static string Set(UpdateItemRequest request, string name, AttributeValue? old, AttributeValue value)
    {
        var placeholder = $":v{request.ExpressionAttributeValues.Count}";
        var appended = name == Timeline && old is not null && StartsWith(value.L, old.L);
        request.ExpressionAttributeValues[placeholder] = appended ? Value.Of(value.L.Skip(old!.L.Count)) : value;
        var attribute = Name(request, name);
        return appended ? $"{attribute} = list_append({attribute}, {placeholder})" : $"{attribute} = {placeholder}";
    }

    private static string Name(UpdateItemRequest request, string name)
    {
        var placeholder = $"#n{request.ExpressionAttributeNames.Count}";
        request.ExpressionAttributeNames[placeholder] = name;
        return placeholder;
    }

    private static string Condition(UpdateItemRequest request, JobState before)
    {
        if (before.Version == 0)
        {
            return "attribute_not_exists(job_id)";
        }

        request.ExpressionAttributeValues[":version"] = Value.Of(before.Version);
        return "version = :version";
    }

    private static bool StartsWith(List<AttributeValue> list, List<AttributeValue> start)
        => list.Count > start.Count && start.Zip(list).All(pair => Value.Same(pair.First, pair.Second));
}
