namespace GasOrleans.Jobs;

/// <summary>What operators do to a job by hand.</summary>
internal sealed partial class JobGrain
{
    public async Task<Refusal?> RequeueAsync(string reason, CancellationToken ct)
    {
        if (job.Status is JobStatus.Failed or JobStatus.Running)
        {
            // Without its input it would only fail again.
            return await effects.LookForInputAsync(job, Now, ct) is Uploaded input ? await TakeAsync(new Requeued(Now, reason, input.Bytes), ct) : new Refusal.NotUploaded();
        }

        if (job.Status is JobStatus.Pending or JobStatus.Archiving or JobStatus.Restoring)
        {
            sentAt = null; // the message that this activation knows of may be lost
        }

        return await TakeAsync(new Requeued(Now, reason, job.Input?.Bytes ?? 0), ct);
    }

    public Task<Refusal?> FailAsync(string reason, CancellationToken ct) => TakeAsync(new FailedByHand(Now, reason), ct);
}
