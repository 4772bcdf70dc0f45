namespace GasOrleans.Jobs;

/// <summary>What of a job its owner may see.</summary>
internal static class JobSnapshots
{
    public static JobSnapshot ToSnapshot(this JobState job, JobProgress? progress = null, bool isRetrieved = false) => new()
    {
        Key = job.Key,
        Status = job.Status,
        Version = job.Version,
        Request = job.Request ?? new("", ""),
        SubmittedAt = job.SubmittedAt,
        StatusSince = job.StatusSince,
        CompletedAt = job.CompletedAt,
        Attempt = job.Token,
        Failure = job.Failure,
        Progress = progress,
        Summary = job.Summary,
        Files = Files(job),
        Timeline = job.Timeline,
        WindowEndsAt = job.WindowEndsAt,
        UploadEndsAt = job.UploadEndsAt,
        Retrieval = job.Retrieval is { } r ? new(r.Tier, r.FallbackReason, r.AskedAt, r.ExpectedAt, r.IsReady || isRetrieved) : null,
        ParkedReason = job.ParkedReason,
        ReceiptUntil = job.ExpiresAt,
    };

    private static JobFile[] Files(JobState job)
    {
        var gone = job.Status is JobStatus.Deleting or JobStatus.Deleted;
        return gone ? [] : [.. job.Input is { Bytes: > 0 } input ? [input] : Array.Empty<JobFile>(), .. job.Outputs];
    }
}
