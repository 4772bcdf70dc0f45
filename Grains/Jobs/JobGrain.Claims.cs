namespace GasOrleans.Jobs;

/// <summary>Claims: a message is not a lock, a fencing token is.</summary>
internal sealed partial class JobGrain
{
    /// <summary>When the current claim dies unless it is renewed; unknown after a new activation until its worker is heard.</summary>
    private DateTimeOffset? claimEndsAt;
    private bool workerHeard;

    public async Task<ClaimAnswer> ClaimAsync(string worker, CancellationToken ct)
    {
        if (job.Status == JobStatus.Running)
        {
            var left = ClaimLeft();
            if (left > TimeSpan.Zero)
            {
                return workerHeard ? new ClaimAnswer.NotNeeded() : new ClaimAnswer.Later(left);
            }

            await LoseClaimAsync(ct);
        }

        if (job.Status != JobStatus.Pending)
        {
            return new ClaimAnswer.NotNeeded();
        }

        if (!await Owner.EnterAsync(Key.Id, ct))
        {
            return new ClaimAnswer.Later(claims.PlaceDelay);
        }

        await TakeAsync(new Claimed(Now, job.Token + 1, worker), ct);
        HearWorker();
        return new ClaimAnswer.Granted(job.Token, effects.WorkOf(job));
    }

    public async Task<bool> RenewAsync(long token, CancellationToken ct)
    {
        if (job.Status != JobStatus.Running || token != job.Token)
        {
            return false;
        }

        HearWorker();
        await Owner.EnterAsync(Key.Id, ct);
        return true;
    }

    public async Task<bool> ReportAsync(long token, AttemptOutcome outcome, CancellationToken ct)
    {
        await TakeAsync(JobEffects.EventOf(outcome, token, claims, Now), ct);
        return token == job.Token && job.Status is not (JobStatus.Cancelled or JobStatus.Deleting or JobStatus.Deleted);
    }

    public async Task ProgressAsync(long token, JobProgress progress)
    {
        if (job.Status == JobStatus.Running && token == job.Token)
        {
            this.progress = progress;
            await Owner.JobChangedAsync(job.ToSnapshot(progress));
        }
    }

    private void HearWorker()
    {
        claimEndsAt = Now + claims.Length;
        workerHeard = true;
    }

    /// <summary>A claim that this activation never heard of gets one full length to be heard.</summary>
    private TimeSpan ClaimLeft() => (claimEndsAt ??= Now + claims.Length) - Now;

    private async Task LoseClaimAsync(CancellationToken ct)
    {
        LogClaimLost(Key, job.Token, job.Worker);
        claimEndsAt = null;
        workerHeard = false;
        await TakeAsync(new AttemptFailed(Now, job.Token, "its worker was lost", claims.FaultLimit), ct);
    }
}
