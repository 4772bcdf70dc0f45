using static GasOrleans.Jobs.JobStatus;

namespace GasOrleans.Jobs;

/// <summary>When a job that may be waiting for something lost is looked at again; never, where there is nothing to lose.</summary>
internal static class JobWatchdog
{
    /// <summary>Orleans' reminders have this least period.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromMinutes(1);

    /// <summary>What is due later is looked at in between: timers have an end.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromDays(30);

    /// <summary>The result is back: its archive costs little until then.</summary>
    private static readonly TimeSpan ArchiveGoes = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <param name="job">The job.</param>
    /// <param name="now">The time.</param>
    /// <param name="claims">How long claims live.</param>
    /// <param name="leastArchived">Smaller results stay hot: there is no window's end to wait for. In bytes.</param>
    /// <param name="warnBefore">How long before a window's end its owner may have to be told.</param>
    public static TimeSpan? Due(JobState job, DateTimeOffset now, ClaimOptions claims, long leastArchived = 0, TimeSpan warnBefore = default) => job.Status switch
    {
        Uploading => AtLeast((job.UploadEndsAt ?? now) - now + Grace),
        Pending => claims.ResendAfter,
        Running or Archiving => AtLeast(2 * claims.Length),
        Thawed when job.Archive is not null => ArchiveGoes,
        Completed or Thawed when job.WindowEndsAt is { } end && job.Result?.Bytes >= leastArchived => InWindow(end, now, warnBefore) ?? claims.ResendAfter,
        Archived => Least, // until the plan was looked at
        Restoring when job.ParkedReason is not null => null,
        // Also when it has ended: its notice comes again until a worker's message was sent, and that one until the worker is done.
        Restoring when job.Retrieval is { } asked => AtLeast(now < asked.ExpectedAt ? asked.ExpectedAt - now + Grace : (now - asked.AskedAt) / 4),
        Restoring => AtLeast(2 * claims.Length),
        Deleting => TimeSpan.FromMinutes(5),
        _ => null,
    };

    /// <summary>When to warn, then when the window is over; <see langword="null"/> after that.</summary>
    private static TimeSpan? InWindow(DateTimeOffset end, DateTimeOffset now, TimeSpan warnBefore)
        => now < end - warnBefore ? AtLeast(end - warnBefore - now) : now < end + Grace ? AtLeast(end - now + Grace) : null;

    private static TimeSpan AtLeast(TimeSpan due) => due < Least ? Least : due > Most ? Most : due;
}
