using GasOrleans.Annotation;
using GasOrleans.Archive;
using GasOrleans.Notifications;
using GasOrleans.Queues;
using GasOrleans.Results;
using Microsoft.Extensions.Options;

namespace GasOrleans.Jobs;

/// <summary>What the cold half of a job's life owes to the outside; each may be had twice.</summary>
internal sealed class JobColdEffects(
    IArchive archive,
    TransfersQueue transfers,
    JobStreams streams,
    ColdPrices prices,
    IOptions<ArchiveOptions> options,
    IOptions<BucketOptions> buckets)
{
    /// <summary>Smaller results stay hot, in bytes.</summary>
    public long LeastArchived => options.Value.MinimumBytes;

    /// <summary>How long before a result leaves hot storage its owner is told once more.</summary>
    public TimeSpan WarnBefore => options.Value.WarnBefore;

    /// <summary>Whether a retrieval that is asked for twice is one: then nothing need be written before.</summary>
    public bool AsksOnce => archive.AsksOnce;

    /// <summary>How many retrievals of one restore may fail before an operator is asked.</summary>
    public int RetrievalLimit => options.Value.RetrievalLimit;

    /// <summary>What bringing the result back costs, where it is, or is going, into cold storage.</summary>
    public IReadOnlyList<RestorePrice> PricesOf(JobState job, DateTimeOffset now) => job switch
    {
        { Status: JobStatus.Archived or JobStatus.Archiving or JobStatus.Restoring, Archive: { } copy } => prices.WaysBack(copy.Bytes, AgeOfArchive(job, now)),
        { Status: JobStatus.Archiving or JobStatus.Completed or JobStatus.Thawed, Result: { } hot } when job.Status == JobStatus.Archiving || job.WindowEndsAt is not null
            => hot.Bytes >= LeastArchived ? prices.WaysBack(hot.Bytes, TimeSpan.Zero) : [],
        _ => [],
    };

    private static TimeSpan AgeOfArchive(JobState job, DateTimeOffset now) => now - (job.ArchivedAt ?? now);

    public Task SendTransferAsync(JobState job, CancellationToken ct) => transfers.SendAsync(job.Key, ct);

    /// <summary>Nothing is sent for a window longer than SQS can delay: the watchdog looks at its end.</summary>
    public Task SendWindowAsync(JobState job, DateTimeOffset now) => job.WindowEndsAt is { } end && job.Result?.Bytes >= LeastArchived
        ? streams.SendLaterAsync(JobStreams.Archive, job.Key, new JobNews.WindowOver(), end - now)
        : Task.CompletedTask;

    /// <summary>Once more than once is no harm: each fact is told once.</summary>
    public Task TellAsync(JobState job) => JobNotices.Of(job) is { } notice ? streams.TellAsync(job.Key, notice) : Task.CompletedTask;

    /// <summary>Tells that the result leaves soon, if it is time to.</summary>
    public Task WarnAsync(JobState job, TimeSpan? window, DateTimeOffset now)
        => job.Result?.Bytes >= LeastArchived && JobNotices.Warning(job, window, WarnBefore, now) is { } warning ? streams.TellAsync(job.Key, warning) : Task.CompletedTask;

    /// <param name="job">The job.</param>
    /// <param name="mayHaveAsked">Whether an earlier activation may have asked already.</param>
    /// <param name="now">The time.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<JobEvent> AskForRetrievalAsync(JobState job, bool mayHaveAsked, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            var retrieval = await archive.AskAsync(job.Archive!, $"{job.Key}/{job.Token}", mayHaveAsked, ct);
            return new RetrievalAsked(now, retrieval, prices.WayBackCost(retrieval.Tier, job.Archive!.Bytes, AgeOfArchive(job, now)));
        }
        catch (ArchiveGoneException)
        {
            return new RestoreParked(now, "cold storage does not have the archive");
        }
    }

    /// <summary>What became of the retrieval; <see langword="null"/> while it is under way.</summary>
    public async Task<JobEvent?> LookAtRetrievalAsync(JobState job, DateTimeOffset now, CancellationToken ct)
    {
        var retrieval = job.Retrieval!;
        return await archive.LookAsync(job.Archive!, retrieval, ct) switch
        {
            RetrievalLook.Ready => new RetrievalReady(now, retrieval.Id),
            RetrievalLook.Failed failed => new RetrievalFailed(now, retrieval.Id, failed.Reason, RetrievalLimit),
            _ => null,
        };
    }

    /// <summary>Deletes the archive that the job counts; says how many there were.</summary>
    public async Task<int> RemoveAsync(JobState job, CancellationToken ct)
    {
        if (job.Archive is null)
        {
            return 0;
        }

        await archive.DeleteAsync(job.Archive.Id, ct);
        return 1;
    }

    /// <summary>Whether the archive of a job whose result is in cold storage is there; <see langword="null"/> where only an inventory can tell.</summary>
    public Task<bool?> HasArchiveAsync(JobState job, CancellationToken ct)
        => job is { Status: JobStatus.Archived or JobStatus.Restoring, Archive: { } copy } ? archive.HasAsync(copy, ct) : Task.FromResult<bool?>(true);

    /// <summary>Deletes an archive that the job does not know.</summary>
    public Task RemoveStrayAsync(string archiveId, CancellationToken ct) => archive.DeleteAsync(archiveId, ct);

    public TransferWork WorkOf(JobState job) => job.Status == JobStatus.Archiving
        ? new TransferWork.Archive(job.Result!, $"{job.Key}/{job.Token}", job.Archive)
        : new TransferWork.BringBack(job.Archive!, job.Retrieval!, Target(job));

    private JobFile Target(JobState job)
    {
        var name = OutputNames.For(job.Input!.Name).Vcf;
        return new(JobFileKind.Result, name, buckets.Value.Results, $"{job.Key}/{job.Token}/{name}", job.Archive!.Bytes);
    }
}
