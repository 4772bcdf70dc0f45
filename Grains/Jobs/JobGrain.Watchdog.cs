namespace GasOrleans.Jobs;

/// <summary>The watchdog: one reminder, armed only where something may have been lost.</summary>
internal sealed partial class JobGrain
{
    private const string Watchdog = "watchdog";
    private IGrainReminder? watchdog;
    private TimeSpan? armed;

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        LogWatchdog(Key, job.Status);
        switch (job.Status)
        {
            case JobStatus.Uploading:
                var news = await effects.LookForInputAsync(job, Now, CancellationToken.None);
                await LookAgainAsync(news ?? (Now >= job.UploadEndsAt ? new UploadExpired(Now) : null));
                break;
            case JobStatus.Running:
                await (ClaimLeft() <= TimeSpan.Zero ? LoseClaimAsync(CancellationToken.None) : Task.CompletedTask);
                break;
            case JobStatus.Restoring when job.Retrieval is { IsReady: false }:
                await LookAtRetrievalAsync(CancellationToken.None);
                break;
            case JobStatus.Archiving or JobStatus.Restoring when job.Worker is not null && ClaimLeft() > TimeSpan.Zero:
                break;
            default:
                sentAt = null;
                await FollowPlanAsync(CancellationToken.None);
                break;
        }
    }

    /// <summary>Nothing new: the reminder was timed for a write that failed, and is set right.</summary>
    private Task LookAgainAsync(JobEvent? news) => news is null ? WatchAsync(job) : TakeAsync(news, CancellationToken.None);

    private async Task WatchAsync(JobState next)
    {
        if (JobWatchdog.Due(next, Now, claims, cold.LeastArchived) is { } due && due != armed)
        {
            watchdog = await this.RegisterOrUpdateReminder(Watchdog, due, due);
            armed = due;
        }
    }

    /// <summary>Nothing is owed any more.</summary>
    private async Task UnwatchAsync()
    {
        if ((watchdog ?? await this.GetReminder(Watchdog)) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
            watchdog = null;
            armed = null;
        }
    }
}
