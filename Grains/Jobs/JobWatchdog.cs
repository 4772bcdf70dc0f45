using static GasOrleans.Jobs.JobStatus;

namespace GasOrleans.Jobs;

/// <summary>When a job that may be waiting for something lost is looked at again; never, where there is nothing to lose.</summary>
internal static class JobWatchdog
{
    /// <summary>Orleans' reminders have this least period.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    public static TimeSpan? Due(JobState job, DateTimeOffset now, ClaimOptions claims) => job.Status switch
    {
        Uploading => AtLeast((job.UploadEndsAt ?? now) - now + Grace),
        Pending => claims.ResendAfter,
        Running or Archiving => AtLeast(2 * claims.Length),
        Completed or Thawed when job.WindowEndsAt is { } end => AtLeast(end - now + Grace),
        Restoring when job.ParkedReason is null => AtLeast((job.Retrieval?.ExpectedAt ?? now) - now + Grace),
        Deleting => TimeSpan.FromMinutes(5),
        _ => null,
    };

    private static TimeSpan AtLeast(TimeSpan due) => due > Least ? due : Least;
}
