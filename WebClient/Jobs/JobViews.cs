using Amazon.S3;
using GasOrleans.Jobs;
using GasOrleans.Users;
using GasOrleans.WebClient.Files;

namespace GasOrleans.WebClient.Jobs;

/// <summary>What pages and their live updates show of jobs: one way to read for both, so that they cannot differ.</summary>
internal sealed partial class JobViews(IGrainFactory grains, Buckets buckets, GenomeNames genomes, TimeProvider time, ILogger<JobViews> logger)
{
    public const int PageSize = 25;

    private const int LogBytes = 256 * 1024;

    public Task<JobPage> PageAsync(UserId user, JobQuery query, CancellationToken ct) => grains.JobsOf(user).FindAsync(query, ct);

    /// <summary>The job; <see langword="null"/> when this user has none of that id.</summary>
    public Task<JobSnapshot?> JobAsync(JobKey key, CancellationToken ct) => grains.Job(key).LookAsync(ct);

    /// <summary>The job as its owner's plan opens it now; <see langword="null"/> when this user has none of that id.</summary>
    public async Task<JobView?> ViewAsync(JobKey key, CancellationToken ct)
    {
        if (await JobAsync(key, ct) is not { } job)
        {
            return null;
        }

        var allowance = ResultAccess.DependsOnPlan(job) ? grains.User(key.User).AllowanceAsync(ct) : null;
        var place = job.Status == JobStatus.Pending ? grains.Queue().PlaceAsync(key, ct) : null;
        var mails = job.Status > JobStatus.Running ? grains.Notifications(key).MailsAsync(ct) : null;
        var genome = genomes.OfAsync(job.Request.Genome, ct);
        return JobView.Of(job, allowance is null ? Plan.Premium : (await allowance).Plan, time.GetUtcNow()) with
        {
            Place = place is null ? null : await place,
            Mails = mails is null ? [] : await mails,
            Genome = await genome,
        };
    }

    /// <summary>The start of the job's log, when it has one.</summary>
    public async Task<JobLog?> LogAsync(JobSnapshot job, CancellationToken ct)
    {
        if (job.Files.FirstOrDefault(f => f.Kind == JobFileKind.Log) is not { } file)
        {
            return null;
        }

        try
        {
            return new(file, await buckets.StartAsync(file, LogBytes, ct), file.Bytes > LogBytes);
        }
        catch (AmazonS3Exception fault)
        {
            // The page is worth showing without its log, and says that it could not be read.
            LogUnreadable(job.Key.Id, job.Key.User, fault);
            return new(file, null, false);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The log of {JobId} of {UserId} could not be read.")]
    private partial void LogUnreadable(JobId jobId, UserId userId, Exception fault);
}

/// <summary>A job's log as its page shows it.</summary>
/// <param name="File">Which file.</param>
/// <param name="Text">Its start; <see langword="null"/> when it could not be read.</param>
/// <param name="IsCut">Whether the file is longer.</param>
public sealed record JobLog(JobFile File, string? Text, bool IsCut);
