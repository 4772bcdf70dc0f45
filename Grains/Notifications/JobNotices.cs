using GasOrleans.Jobs;

namespace GasOrleans.Notifications;

/// <summary>Which fact of a job its owner is told, as its state says: the same for as long as the job stays as it is.</summary>
internal static class JobNotices
{
    /// <summary>The notice that the job's status owes; <see langword="null"/> when it owes none.</summary>
    public static JobNotice? Of(JobState job) => job switch
    {
        // By its completion, not by its status: a result that was kept hot after all is completed a second time.
        { Status: JobStatus.Completed, CompletedAt: { } at } => new JobNotice.Completed(job.Summary?.Records ?? 0, job.WindowEndsAt) { FileName = Name(job), Since = at },
        { Status: JobStatus.Failed, Failure: { } failure } => new JobNotice.Failed(failure) { FileName = Name(job), Since = job.StatusSince },
        { Status: JobStatus.Archived } => new JobNotice.Archived { FileName = Name(job), Since = job.StatusSince },
        { Status: JobStatus.Thawed } => new JobNotice.Restored { FileName = Name(job), Since = job.StatusSince },
        _ => null,
    };

    /// <summary>The warning before the window ends; <see langword="null"/> when none is due now.</summary>
    /// <param name="job">The job.</param>
    /// <param name="window">How long the owner's plan keeps results; <see langword="null"/> for ever.</param>
    /// <param name="before">How long before its end the warning is due; a window of less than twice this has none.</param>
    /// <param name="now">The time.</param>
    public static JobNotice? Warning(JobState job, TimeSpan? window, TimeSpan before, DateTimeOffset now)
        => job is { Status: JobStatus.Completed or JobStatus.Thawed, WindowEndsAt: { } end } && window >= 2 * before && end - before <= now && now < end
            ? new JobNotice.ArchivedSoon(end) { FileName = Name(job), Since = end }
            : null;

    private static string Name(JobState job) => job.Request?.FileName ?? "your file";
}
