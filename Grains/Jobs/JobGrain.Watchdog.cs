namespace GasOrleans.Jobs;

/// <summary>The watchdog: one reminder, armed only where something may have been lost.</summary>
internal sealed partial class JobGrain
{
    private const string Watchdog = "watchdog";
    private IGrainReminder? watchdog;
    private DateTimeOffset? ticksAt;    // when the reminder comes next, where this activation knows
    private TimeSpan period;
    private bool isEarly;               // it was armed for an earlier status, and comes before this one's time
    private bool isUnwatched;           // this activation knows that there is none

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        LogWatchdog(Key, job.Status);
        (ticksAt, isUnwatched) = (ticksAt is null ? null : Now + period, false);
        if (isEarly && Due(Owing) is not null)
        {
            ticksAt = null;
            await WatchAsync(Owing);
            return;
        }

        switch (job.Status)
        {
            case JobStatus.Uploading:
                var news = await effects.LookForInputAsync(job, Now, CancellationToken.None);
                await ((news ?? (Now >= job.UploadEndsAt ? new UploadExpired(Now) : null)) is { } found ? TakeAsync(found, CancellationToken.None) : Task.CompletedTask);
                break;
            case JobStatus.Running:
                await (ClaimLeft() <= TimeSpan.Zero ? LoseClaimAsync(CancellationToken.None) : Task.CompletedTask);
                break;
            case JobStatus.Restoring when job.Retrieval is { IsReady: false }:
                endedRetrieval = null;
                await LookAtRetrievalAsync(CancellationToken.None);
                break;
            case JobStatus.Completed or JobStatus.Thawed when Now - leavingSince < claims.ResendAfter:
                break;
            case JobStatus.Archiving or JobStatus.Restoring when HasWorker:
                break;
            default:
                (sentAt, leavingSince) = (null, null);
                await FollowPlanAsync(CancellationToken.None);
                break;
        }

        await WatchAsync(Owing); // it was timed for what has been, or for a write that failed
    }

    /// <summary>What the job still owes, as this activation knows.</summary>
    private JobState Owing => coldCopyGone ? job with { Archive = null } : job;

    private TimeSpan? Due(JobState next) => JobWatchdog.Due(next, Now, claims, cold.LeastArchived, cold.WarnBefore);

    /// <summary>A reminder that comes earlier than needed is left as it is: each change of it is a request, and most statuses end before.</summary>
    private async Task WatchAsync(JobState next)
    {
        var now = Now;
        if (Due(next) is not { } due)
        {
            return;
        }

        isEarly = ticksAt > now && ticksAt <= now + due;
        if (!isEarly)
        {
            // Most jobs have run before the first tick: armed for the soonest of the first statuses, it is armed once.
            isEarly = next.Version == 0;
            period = isEarly ? JobWatchdog.Least : due;
            watchdog = await this.RegisterOrUpdateReminder(Watchdog, period, period);
            (ticksAt, isUnwatched) = (now + period, false);
        }
    }

    /// <summary>Nothing is owed any more.</summary>
    private async Task UnwatchAsync()
    {
        if (!isUnwatched && (watchdog ?? await this.GetReminder(Watchdog)) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }

        (watchdog, ticksAt, isUnwatched) = (null, null, true);
    }
}
