using Orleans.Concurrency;

namespace GasOrleans.Jobs;

/// <summary>One annotation job; its key is a <see cref="JobKey"/> in text. It owns the job's whole life.</summary>
[Alias("GasOrleans.IJobGrain")]
public interface IJobGrain : IGrainWithStringKey
{
    /// <summary>Accepts the job and says where its input goes. The same request again gives the same ticket.</summary>
    [Alias("Submit")]
    Task<SubmitAnswer> SubmitAsync(JobRequest request, CancellationToken ct);

    /// <summary>The input may be there: looks, and if so queues the job. Told by S3 and by the page, in any order, any number of times.</summary>
    [Alias("Uploaded")]
    Task<Refusal?> UploadedAsync(CancellationToken ct);

    /// <summary>A worker asks for the job.</summary>
    /// <param name="worker">Who asks, for people to read.</param>
    /// <param name="ct">Ends the wait.</param>
    [Alias("Claim")]
    Task<ClaimAnswer> ClaimAsync(string worker, CancellationToken ct);

    /// <summary>A worker keeps its claim; <see langword="false"/> says that it has lost it and must stop.</summary>
    [Alias("Renew")]
    Task<bool> RenewAsync(long token, CancellationToken ct);

    /// <summary>How far the attempt is; at most once a second, never stored.</summary>
    [Alias("Progress"), OneWay]
    Task ProgressAsync(long token, JobProgress progress);

    /// <summary>The owner stops the job.</summary>
    [Alias("Cancel")]
    Task<Refusal?> CancelAsync(CancellationToken ct);

    /// <summary>The owner removes the job and all its objects.</summary>
    [Alias("Delete")]
    Task<Refusal?> DeleteAsync(CancellationToken ct);

    /// <summary>An operator puts the job back: a failed or running one waits for a worker again, one whose message may be lost has it sent anew, a parked restore is asked for again.</summary>
    /// <param name="reason">Why; the owner reads it.</param>
    /// <param name="ct">Ends the wait.</param>
    [Alias("Requeue")]
    Task<Refusal?> RequeueAsync(string reason, CancellationToken ct);

    /// <summary>An operator ends the job as failed.</summary>
    /// <param name="reason">Why; the owner reads it.</param>
    /// <param name="ct">Ends the wait.</param>
    [Alias("Fail")]
    Task<Refusal?> FailAsync(string reason, CancellationToken ct);

    /// <summary>The job as its owner may see it; <see langword="null"/> when there is none.</summary>
    [Alias("Look")]
    Task<JobSnapshot?> LookAsync(CancellationToken ct);
}
