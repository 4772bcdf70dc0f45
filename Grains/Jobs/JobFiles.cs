using static GasOrleans.Jobs.JobStatus;

namespace GasOrleans.Jobs;

/// <summary>Which files a job must have, and which may be its.</summary>
internal static class JobFiles
{
    /// <summary>Workers write under its key: what is there may be of an attempt that goes on.</summary>
    public static bool IsWorkedOn(JobState job) => job.Status is Uploading or Pending or Running or Archiving or Restoring or Deleting;

    /// <summary>What the job refers to in hot storage, and can do nothing without.</summary>
    public static IEnumerable<JobFile> Expected(JobState job) => job.Status switch
    {
        None or Uploading or Deleting or JobStatus.Deleted => [],
        // The copy that counts is in cold storage: the hot one may be on its way out.
        Archiving when job.Archive is not null => InputOf(job).Concat(job.Outputs.Where(file => file.Kind is not JobFileKind.Result)),
        _ => InputOf(job).Concat(job.Outputs),
    };

    /// <summary>Whether an object is the job's, or may become so.</summary>
    public static bool Knows(JobState job, string bucket, string key) => job.Status switch
    {
        None or JobStatus.Deleted => false,
        _ => IsWorkedOn(job) || (job.Input?.Key == key && job.Input.Bucket == bucket) || job.Outputs.Any(file => file.Key == key && file.Bucket == bucket),
    };

    /// <summary>Whether an archive is the job's, or may become so.</summary>
    public static bool KnowsArchive(JobState job, string archiveId)
        => job.Archive?.Id == archiveId || (job.Status is Archiving && job.Archive is null);

    private static IEnumerable<JobFile> InputOf(JobState job) => job.Input is { Bytes: > 0 } input ? [input] : [];
}
