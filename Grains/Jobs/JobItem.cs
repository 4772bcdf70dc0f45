using GasOrleans.Users;
using static GasOrleans.Jobs.JobStatus;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace GasOrleans.Jobs;

/// <summary>A job as an item of the <c>annotations</c> table; attribute names are those of the Flask GAS where it had one.</summary>
internal static class JobItem
{
    public static Item Key(JobKey key) => new() { ["user_id"] = Value.Of(key.User.Value), ["job_id"] = Value.Of(key.Id.ToString()) };

    public static Item From(JobState job)
    {
        var status = Spelling(job.Status);
        var working = job.Status is Uploading or Pending or Running or Archiving or Restoring or Deleting;
        return Key(job.Key)
            .With("job_status", Value.Of(status))
            .With("status_job_id", Value.Of($"{status}#{job.Key.Id}"))
            .With("working_status", working ? Value.Of(status) : null)
            .With("working_since", working ? Value.Of(job.StatusSince.ToString("O")) : null)
            .With("version", Value.Of(job.Version))
            .With("status_since", Value.Of(job.StatusSince))
            .With("submit_time", Value.Of(job.SubmittedAt))
            .With("complete_time", Value.Of(job.CompletedAt))
            .With("expires_at", job.ExpiresAt is { } end ? Value.Of(end.ToUnixTimeSeconds()) : null)
            .With("trace_parent", Value.Of(job.Trace))
            .With("timeline", job.Timeline.IsEmpty ? null : Value.Of(job.Timeline.Select(JobItemParts.From)))
            .WithInput(job)
            .WithAttempt(job)
            .WithOutputs(job)
            .WithCold(job);
    }

    public static JobState Read(Item item) => new JobState
    {
        Key = new(UserId.Parse(item["user_id"].S), JobId.Parse(item["job_id"].S)),
        Status = Enum.Parse<JobStatus>(item["job_status"].S, ignoreCase: true),
        Version = item.Number("version"),
        StatusSince = item.Time("status_since") ?? default,
        SubmittedAt = item.Time("submit_time") ?? default,
        CompletedAt = item.Time("complete_time"),
        ExpiresAt = item.ContainsKey("expires_at") ? DateTimeOffset.FromUnixTimeSeconds(item.Number("expires_at")) : null,
        Trace = item.Text("trace_parent"),
        Timeline = item.TryGetValue("timeline", out var entries) ? [.. entries.L.Select(entry => JobItemParts.Entry(entry.M))] : [],
    }.ReadInput(item).ReadAttempt(item).ReadOutputs(item).ReadCold(item);

    public static string Spelling(JobStatus status) => status.ToString().ToUpperInvariant();

    private static Item WithInput(this Item item, JobState job) => item
        .With("input_file_name", Value.Of(job.Request?.FileName))
        .With("search_name", Value.Of(job.Request?.FileName.ToLowerInvariant()))
        .With("genome", Value.Of(job.Request?.Genome))
        .With("result_options", job.Request is { Options: var options } && options != default ? JobItemParts.From(options) : null)
        .With("s3_inputs_bucket", Value.Of(job.Input?.Bucket))
        .With("s3_key_input_file", Value.Of(job.Input?.Key))
        .With("input_bytes", Value.Of(job.Input?.Bytes))
        .With("maximum_bytes", Value.Of(job.MaximumBytes))
        .With("upload_ends_at", Value.Of(job.UploadEndsAt));

    private static JobState ReadInput(this JobState job, Item item) => job with
    {
        Request = item.Text("input_file_name") is { } name ? new(name, item["genome"].S) { Options = JobItemParts.Options(item.GetValueOrDefault("result_options")?.M) } : null,
        Input = item.Text("s3_key_input_file") is { } key
            ? new(JobFileKind.Input, item["input_file_name"].S, item["s3_inputs_bucket"].S, key, item.Number("input_bytes"))
            : null,
        MaximumBytes = item.Number("maximum_bytes"),
        UploadEndsAt = item.Time("upload_ends_at"),
    };

    private static Item WithAttempt(this Item item, JobState job) => item
        .With("token", Value.Of(job.Token))
        .With("worker", Value.Of(job.Worker))
        .With("faults", Value.Of(job.Faults))
        .With("checkpoint_key", Value.Of(job.Checkpoint))
        .With("failure", job.Failure is { } failure ? JobItemParts.From(failure) : null);

    private static JobState ReadAttempt(this JobState job, Item item) => job with
    {
        Token = item.Number("token"),
        Worker = item.Text("worker"),
        Faults = (int)item.Number("faults"),
        Checkpoint = item.Text("checkpoint_key"),
        Failure = item.TryGetValue("failure", out var failure) ? JobItemParts.Failure(failure.M) : null,
    };

    private static Item WithOutputs(this Item item, JobState job)
    {
        foreach (var file in job.Outputs)
        {
            var name = JobItemParts.NameOf(file.Kind);
            item.With("s3_results_bucket", Value.Of(file.Bucket))
                .With($"s3_key_{name}_file", Value.Of(file.Key))
                .With($"{name}_bytes", Value.Of(file.Bytes))
                .With($"{name}_checksum", Value.Of(file.Checksum));
        }

        return item.With("summary", job.Summary is { } summary ? JobItemParts.From(summary) : null);
    }

    private static JobState ReadOutputs(this JobState job, Item item) => job with
    {
        Outputs =
        [
            .. from kind in new[] { JobFileKind.Result, JobFileKind.Index, JobFileKind.Log, JobFileKind.Table }
               let name = JobItemParts.NameOf(kind)
               let key = item.Text($"s3_key_{name}_file")
               where key is not null
               select new JobFile(kind, key[(key.LastIndexOf('/') + 1)..], item["s3_results_bucket"].S, key, item.Number($"{name}_bytes")) { Checksum = item.Text($"{name}_checksum") },
        ],
        Summary = item.TryGetValue("summary", out var summary) ? JobItemParts.Summary(summary.M) : null,
    };

    private static Item WithCold(this Item item, JobState job) => item
        .With("window_ends_at", Value.Of(job.WindowEndsAt))
        .With("results_file_archive_id", Value.Of(job.Archive?.Id))
        .With("archive_checksum", Value.Of(job.Archive?.Checksum))
        .With("archive_bytes", Value.Of(job.Archive?.Bytes))
        .With("restore_job_id", Value.Of(job.Retrieval?.Id))
        .With("retrieval", job.Retrieval is { } retrieval ? JobItemParts.From(retrieval) : null)
        .With("failed_retrievals", Value.Of(job.FailedRetrievals))
        .With("restore_plan_version", Value.Of(job.RestorePlanVersion))
        .With("parked_reason", Value.Of(job.ParkedReason));

    private static JobState ReadCold(this JobState job, Item item) => job with
    {
        WindowEndsAt = item.Time("window_ends_at"),
        Archive = item.Text("results_file_archive_id") is { } id ? new(id, item["archive_checksum"].S, item.Number("archive_bytes")) : null,
        Retrieval = item.Text("restore_job_id") is { } asked ? JobItemParts.Retrieval(asked, item["retrieval"].M) : null,
        FailedRetrievals = (int)item.Number("failed_retrievals"),
        RestorePlanVersion = item.Number("restore_plan_version"),
        ParkedReason = item.Text("parked_reason"),
    };
}
