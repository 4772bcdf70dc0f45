using static GasOrleans.Jobs.JobStatus;

namespace GasOrleans.Jobs;

/// <summary>The cold half of a job's life: archive, restore, thaw.</summary>
internal sealed partial class JobGrain : ITransferGrain
{
    /// <summary>An earlier activation may have asked for the retrieval and died before it wrote so.</summary>
    private bool mayHaveAsked;

    public async Task<TransferClaim> ClaimTransferAsync(string worker, CancellationToken ct)
    {
        if (job is not ({ Status: Archiving } or { Status: Restoring, Retrieval.IsReady: true }))
        {
            return new(null, 0, null);
        }

        if (job.Worker is not null && ClaimLeft() is var left && left > TimeSpan.Zero)
        {
            return new(null, 0, workerHeard ? null : left);
        }

        await TakeAsync(new Claimed(Now, job.Token + 1, worker), ct);
        HearWorker();
        return new(cold.WorkOf(job), job.Token, null);
    }

    public async Task<bool> KeepCopyAsync(long token, ColdCopy copy, CancellationToken ct)
    {
        if (job.Status == Archiving && token == job.Token && job.Archive is null)
        {
            await FollowPlanAsync(ct); // the last look before the hot copy goes
            await TakeAsync(new ColdCopyVerified(Now, token, copy), ct);
        }

        return job.Status is Archiving && job.Archive == copy;
    }

    /// <summary>The one place where the owner's plan decides over the result. Asked as often as one likes: what it says now counts, not when it was asked.</summary>
    private async Task FollowPlanAsync(CancellationToken ct)
    {
        var plan = await Owner.AllowanceAsync(ct);
        JobEvent? decided = (job.Status, plan.Window) switch
        {
            (Completed or Thawed, null) when job.WindowEndsAt is not null => new WindowLifted(Now),
            (Completed or Thawed, { } window) when job.WindowEndsAt is null => new WindowOpened(Now, Now + window),
            (Completed or Thawed, not null) when job.WindowEndsAt <= Now && job.Result?.Bytes >= cold.LeastArchived => new WindowEnded(Now),
            (Archiving, null) when job.Archive is null => new KeptHot(Now),
            (Archived or Restoring, null) when job.Status == Archived || plan.Version > job.RestorePlanVersion => new RestoreAsked(Now, plan.Version),
            _ => null,
        };
        await (decided is null ? ContinueAsync(ct) : TakeAsync(decided, ct));
    }

    private async Task AskForRetrievalAsync(CancellationToken ct)
    {
        sentAt = null; // the transfer of this retrieval is still to be sent
        var asked = mayHaveAsked;
        mayHaveAsked = true;
        await TakeAsync(await cold.AskForRetrievalAsync(job, asked, Now, ct), ct);
    }

    /// <summary>A notice may be lost, early, late or false: the storage itself is asked.</summary>
    private async Task LookAtRetrievalAsync(CancellationToken ct)
    {
        if (job is not { Status: Restoring, Retrieval.IsReady: false })
        {
            await ContinueAsync(ct);
            return;
        }

        await LookAgainAsync(await cold.LookAtRetrievalAsync(job, Now, ct));
    }

    private async Task BringBackAsync(JobNews.BroughtBack news, CancellationToken ct)
    {
        var plan = await Owner.AllowanceAsync(ct);
        await TakeAsync(new HotCopyRestored(Now, news.Token, news.Result, Now + plan.Window), ct);
        if (!job.Outputs.Contains(news.Result))
        {
            LogTooLate(Key, news.Token);
            await effects.RemoveAttemptAsync(job, news.Token, ct);
        }
    }

    private Task FailRetrievalAsync(JobNews.BringingBackFailed news, CancellationToken ct)
        => job.Status == Restoring && news.Token == job.Token && job.Retrieval is { } retrieval
            ? TakeAsync(new RetrievalFailed(Now, retrieval.Id, news.Reason, cold.RetrievalLimit), ct)
            : ContinueAsync(ct);

    /// <summary>The plan may have changed while the result was on its way.</summary>
    private async Task ArriveColdAsync(CancellationToken ct)
    {
        sentAt = Now;
        try
        {
            await cold.TellAsync(job);
            await FollowPlanAsync(ct);
        }
        catch
        {
            sentAt = null;
            throw;
        }

        if (job.Status == Archived)
        {
            await UnwatchAsync();
        }
    }

    /// <summary>Nothing works on the job; what is left is to tell its owner, and the end of the window.</summary>
    private async Task RestAsync(CancellationToken ct)
    {
        await cold.TellAsync(job);
        await cold.SendWindowAsync(job, Now);
        if (JobWatchdog.Due(job, Now, claims, cold.LeastArchived) is null)
        {
            await UnwatchAsync();
        }

        sentAt = Now;
    }
}
