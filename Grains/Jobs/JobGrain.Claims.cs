namespace GasOrleans.Jobs;

/// <summary>Claims: a message is not a lock, a fencing token is.</summary>
internal sealed partial class JobGrain
{
    private static readonly TimeSpan LongestPlaceDelay = TimeSpan.FromMinutes(2);

    /// <summary>When the worker was last heard of, as a timestamp of the clock: a step of the wall clock must not revive the dead.</summary>
    private long? heardAt;
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
            sentAt = Now; // the worker sends the message anew
            await WaitForOwnJobsAsync();
            return new ClaimAnswer.Later(PlaceDelay());
        }

        await TakeAsync(new Claimed(Now, job.Token + 1, worker), ct);
        HearWorker();
        return new ClaimAnswer.Granted(job.Token, effects.WorkOf(job), job.Checkpoint);
    }

    public async Task<bool> RenewAsync(long token, CancellationToken ct)
    {
        if (job.Worker is null || token != job.Token || job.Status is not (JobStatus.Running or JobStatus.Archiving or JobStatus.Restoring))
        {
            return false;
        }

        HearWorker();
        if (job.Status == JobStatus.Running)
        {
            Owner.EnterAsync(Key.Id, ct).Ignore(); // keeps the place; the claim must not wait for it
        }

        return true;
    }

    public async Task ProgressAsync(long token, JobProgress progress)
    {
        if (job.Status == JobStatus.Running && token == job.Token)
        {
            this.progress = progress;
            await Owner.JobChangedAsync(Shown());
        }
    }

    private async Task WaitForOwnJobsAsync()
    {
        if (!waitsForOwnJobs)
        {
            waitsForOwnJobs = true;
            await Owner.JobChangedAsync(Shown());
        }
    }

    private void HearWorker()
    {
        heardAt = clock.GetTimestamp();
        workerHeard = true;
    }

    /// <summary>A claim that this activation never heard of gets one full length to be heard.</summary>
    private TimeSpan ClaimLeft() => claims.Length - clock.GetElapsedTime(heardAt ??= clock.GetTimestamp());

    /// <summary>A job that has waited long asks less often: many jobs of one user must not fill the workers with asking.</summary>
    private TimeSpan PlaceDelay()
    {
        var waited = (Now - job.StatusSince) / 4;
        return waited < claims.PlaceDelay ? claims.PlaceDelay : waited > LongestPlaceDelay ? LongestPlaceDelay : waited;
    }

    private async Task LoseClaimAsync(CancellationToken ct)
    {
        LogClaimLost(Key, job.Token, job.Worker);
        heardAt = null;
        workerHeard = false;
        await TakeAsync(new AttemptFailed(Now, job.Token, "its worker was lost", claims.FaultLimit), ct);
    }
}
