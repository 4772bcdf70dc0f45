using static GasOrleans.Jobs.JobStatus;

namespace GasOrleans.Jobs;

/// <summary>The cold half of a job's life: archive, restore, thaw.</summary>
internal sealed partial class JobGrain : ITransferGrain
{
    /// <summary>An earlier activation may have asked for the retrieval and died before it wrote so.</summary>
    private bool mayHaveAsked;

    /// <summary>When a transfer of a result whose window is over was sent: the status changes when a worker takes it.</summary>
    private DateTimeOffset? leavingSince;

    /// <summary>The retrieval that cold storage says has ended: written when a worker takes the transfer.</summary>
    private string? endedRetrieval;

    /// <summary>The archive of the result that is back was deleted: written with what comes next.</summary>
    private bool coldCopyGone;

    private bool HasWorker => job.Worker is not null && ClaimLeft() > TimeSpan.Zero;

    public async Task<TransferClaim> ClaimTransferAsync(string worker, CancellationToken ct)
    {
        if (job.Status is Archiving or Restoring && HasWorker)
        {
            return new(null, 0, workerHeard ? null : ClaimLeft());
        }

        if (job.Status is Completed or Thawed or Archiving or Restoring)
        {
            HearWorker(); // before the write: what follows of it must find the worker
        }

        var claimed = new Claimed(Now, job.Token + 1, worker);
        switch (job.Status)
        {
            case Archiving or Restoring when job.Status is Archiving || job.Retrieval is { IsReady: true }:
                await TakeAsync(claimed, ct);
                break;
            case Completed or Thawed when await PlanAsync(ct) is WindowEnded ended:
                await RemoveColdCopyAsync(ct);
                await TakeAsync(ended, ct, claimed);
                break;
            case Restoring when job.Retrieval is { } retrieval:
                await TakeRetrievedAsync(retrieval, claimed, ct);
                break;
        }

        if (job.Token != claimed.Token)
        {
            return new(null, 0, null);
        }

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
        switch (await PlanAsync(ct))
        {
            case null:
                await WarnAsync(ct);
                await ContinueAsync(ct);
                break;
            case WindowEnded when leavingSince is null:
                await cold.SendTransferAsync(job, ct);
                leavingSince = Now;
                break;
            case WindowEnded:
                break; // a worker will ask
            case RestoreAsked asked when job.Status == Archived && cold.AsksOnce:
                await TakeAsync(asked, ct, await cold.AskForRetrievalAsync(job, mayHaveAsked: false, Now, ct));
                break;
            case { } decided:
                await TakeAsync(decided, ct);
                break;
        }
    }

    private async Task<JobEvent?> PlanAsync(CancellationToken ct)
    {
        var plan = await Owner.AllowanceAsync(ct);
        return (job.Status, plan.Window) switch
        {
            (Completed or Thawed, null) when job.WindowEndsAt is not null => new WindowLifted(Now),
            (Completed or Thawed, { } window) when job.WindowEndsAt is null => new WindowOpened(Now, Now + window),
            (Completed or Thawed, not null) when job.WindowEndsAt <= Now && job.Result?.Bytes >= cold.LeastArchived => new WindowEnded(Now),
            (Archiving, null) when job.Archive is null => new KeptHot(Now),
            (Archived or Restoring, null) when job.Status == Archived || plan.Version > job.RestorePlanVersion => new RestoreAsked(Now, plan.Version),
            _ => null,
        };
    }

    private async Task WarnAsync(CancellationToken ct)
    {
        if (job is { Status: Completed or Thawed, WindowEndsAt: not null })
        {
            await cold.WarnAsync(job, (await Owner.AllowanceAsync(ct)).Window, Now);
        }
    }

    /// <summary>What is deleted twice is deleted; an activation that does not know does it again.</summary>
    private async Task RemoveColdCopyAsync(CancellationToken ct)
    {
        if (job is { Status: Thawed, Archive: not null } && !coldCopyGone)
        {
            await cold.RemoveAsync(job, ct);
            coldCopyGone = true;
        }
    }

    private async Task AskForRetrievalAsync(CancellationToken ct)
    {
        (sentAt, endedRetrieval) = (null, null); // the transfer of this retrieval is still to be sent
        var asked = mayHaveAsked;
        mayHaveAsked = true;
        await TakeAsync(await cold.AskForRetrievalAsync(job, asked, Now, ct), ct);
    }

    /// <summary>A notice may be lost, early, late or false: the storage itself is asked.</summary>
    private async Task LookAtRetrievalAsync(CancellationToken ct)
    {
        if (job is not { Status: Restoring, Retrieval: { IsReady: false } retrieval })
        {
            await ContinueAsync(ct);
            return;
        }

        switch (await cold.LookAtRetrievalAsync(job, Now, ct))
        {
            case RetrievalReady when endedRetrieval != retrieval.Id:
                await cold.SendTransferAsync(job, ct);
                endedRetrieval = retrieval.Id;
                break;
            case RetrievalFailed failed:
                await TakeAsync(failed, ct);
                break;
        }
    }

    /// <summary>Another activation may have sent the transfer: then this one looks.</summary>
    private async Task TakeRetrievedAsync(Retrieval retrieval, Claimed claimed, CancellationToken ct)
    {
        var news = endedRetrieval == retrieval.Id ? new RetrievalReady(Now, retrieval.Id) : await cold.LookAtRetrievalAsync(job, Now, ct);
        await (news is null ? Task.CompletedTask : TakeAsync(news, ct, news is RetrievalReady ? claimed : null));
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
        await OnceAsync(async () =>
        {
            await cold.TellAsync(job);
            await FollowPlanAsync(ct);
        });
        if (job.Status == Archived)
        {
            await UnwatchAsync();
        }
    }

    /// <summary>Nothing works on the job; what is left is to tell its owner, and the end of the window.</summary>
    private async Task RestAsync(CancellationToken ct)
    {
        await OnceAsync(async () =>
        {
            await cold.TellAsync(job);
            await cold.SendWindowAsync(job, Now);
            if (job is { Status: Completed or Thawed, WindowEndsAt: null })
            {
                await FollowPlanAsync(ct); // the plan may have ended after it was asked and before the status was written
            }
        });
        if (Due(Owing) is null)
        {
            await UnwatchAsync();
        }
    }

    /// <summary>What the status owes is done; what it leads to must not do it again.</summary>
    private async Task OnceAsync(Func<Task> effect)
    {
        sentAt = Now;
        try
        {
            await effect();
        }
        catch
        {
            sentAt = null;
            throw;
        }
    }
}
