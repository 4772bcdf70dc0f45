using GasOrleans.Doctor;
using GasOrleans.Genomes;
using GasOrleans.Queues;
using GasOrleans.Results;
using GasOrleans.Users;
using Microsoft.Extensions.Options;

namespace GasOrleans.Jobs;

/// <summary>What a job's statuses owe to the outside, by name; each may be had twice.</summary>
internal sealed class JobEffects(
    RequestsQueue requests,
    ResultStore store,
    JobColdEffects cold,
    GenomeCatalogue genomes,
    IOptions<BucketOptions> bucketOptions,
    IOptions<JobOptions> jobOptions)
{
    private const int LongestFileName = 200;
    private readonly BucketOptions buckets = bucketOptions.Value;

    /// <summary>Why a request cannot be accepted; <see langword="null"/> when it can.</summary>
    public Refusal? WhyNot(JobRequest request) => request switch
    {
        { FileName: null or "" } => new Refusal.Invalid("file", "The file has no name."),
        { FileName.Length: > LongestFileName } => new Refusal.Invalid("file", $"The file's name has more than {LongestFileName} characters; shorten it."),
        _ when request.FileName.AsSpan().ContainsAnyInRange('\0', '\x1f') => new Refusal.Invalid("file", "The file's name holds control characters; rename it."),
        _ when !genomes.Has(request.Genome) => new Refusal.Invalid("genome", "This reference genome is not known here; choose one of the list."),
        _ => null,
    };

    public Submitted Submission(JobKey key, JobRequest request, PlanAllowance allowance, DateTimeOffset now)
    {
        var input = new JobFile(JobFileKind.Input, request.FileName, buckets.Inputs, $"{key}/{ObjectName.Of(request.FileName)}", 0);
        return new(now, request, input, allowance.MaximumBytes, now + jobOptions.Value.UploadWithin);
    }

    public static UploadTicket? Ticket(JobState job) => job is { Status: JobStatus.Uploading, Input: { } input, UploadEndsAt: { } end }
        ? new(input.Bucket, input.Key, job.MaximumBytes, end)
        : null;

    /// <summary>What became of the upload; <see langword="null"/> while the object is not there.</summary>
    public async Task<JobEvent?> LookForInputAsync(JobState job, DateTimeOffset now, CancellationToken ct)
        => await store.SizeAsync(job.Input!.Bucket, job.Input.Key, ct) switch
        {
            null => null,
            { } bytes when bytes > job.MaximumBytes => new UploadRefused(now, JobFailures.TooLarge(bytes, job.MaximumBytes)),
            { } bytes => new Uploaded(now, bytes),
        };

    public Task SendRequestAsync(JobState job, ClaimOptions claims, CancellationToken ct)
        => requests.SendAsync(job.Key, job.Faults * claims.RetryDelay, ct);

    public JobWork WorkOf(JobState job)
        => new(job.Input!, job.Request!.Genome, job.MaximumBytes, buckets.Results, $"{job.Key}/{job.Token}/") { Options = job.Request.Options };

    /// <param name="outcome">How the attempt ended.</param>
    /// <param name="token">Its token.</param>
    /// <param name="claims">How often a fault of ours is tried again.</param>
    /// <param name="window">How long the owner's plan keeps results hot; <see langword="null"/> for ever.</param>
    /// <param name="now">The time.</param>
    public static JobEvent EventOf(AttemptOutcome outcome, long token, ClaimOptions claims, TimeSpan? window, DateTimeOffset now) => outcome switch
    {
        AttemptOutcome.Published p => new Succeeded(now, token, [.. p.Outputs], p.Summary, now + window),
        AttemptOutcome.InputRefused r => new InputRefused(now, token, r.Failure),
        AttemptOutcome.Faulted f => new AttemptFailed(now, token, f.Reason, claims.FaultLimit),
        AttemptOutcome.HandedBack => new HandedBack(now, token),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An outcome that this version does not know."),
    };

    /// <summary>The outputs of an attempt that came too late; not what another has made the job's.</summary>
    public Task<int> RemoveAttemptAsync(JobState job, long token, CancellationToken ct)
        => store.RemoveAsync(buckets.Results, $"{job.Key}/{token}/", ct, spared: key => job.Outputs.Any(file => file.Key == key));

    /// <summary>
    /// What attempts left for others to go on from. A job whose one attempt ended well and left nothing has no remains, and costs nothing.
    /// </summary>
    public Task RemoveRemainsAsync(JobState job, CancellationToken ct)
        => job.Checkpoint is not null || job.Faults > 0 ? RemoveLeftAsync(job, ct) : Task.CompletedTask;

    /// <summary>What a worker says to have left, also where the job had ended before it knew of it.</summary>
    public async Task RemoveLeftAsync(JobState job, CancellationToken ct)
    {
        await store.AbortUploadsAsync(buckets.Results, $"{job.Key}/", ct);
        await store.RemoveAsync(buckets.Results, $"{job.Key}/", ct, spared: key => job.Outputs.Any(file => file.Key == key));
    }

    /// <summary>The files that the job refers to and that are not there.</summary>
    public async Task<IReadOnlyList<JobFile>> MissingAsync(JobState job, CancellationToken ct)
    {
        var missing = new List<JobFile>();
        foreach (var file in JobFiles.Expected(job))
        {
            if (await store.SizeAsync(file.Bucket, file.Key, ct) is null)
            {
                missing.Add(file);
            }
        }

        return missing;
    }

    /// <summary>Removes an object that the job does not know.</summary>
    public Task RemoveStrayAsync(string bucket, string key, CancellationToken ct) => store.RemoveObjectAsync(bucket, key, ct);

    /// <summary>Ends an upload that the job does not know.</summary>
    public Task AbortStrayAsync(JobAilment.HasStrayUpload stray, CancellationToken ct) => store.AbortAsync(stray.Bucket, stray.Key, stray.UploadId, ct);

    public async Task<Deleted> RemoveEverythingAsync(JobState job, TimeProvider clock, CancellationToken ct)
    {
        await (job.Checkpoint is not null || job.Faults > 0 ? store.AbortUploadsAsync(buckets.Results, $"{job.Key}/", ct) : Task.CompletedTask);
        var inputs = await store.RemoveAsync(buckets.Inputs, $"{job.Key}/", ct);
        var results = await store.RemoveAsync(buckets.Results, $"{job.Key}/", ct);
        var archives = await cold.RemoveAsync(job, ct);
        var now = clock.GetUtcNow();
        return new(now, inputs + results + archives, now + jobOptions.Value.KeepTombstone);
    }
}
