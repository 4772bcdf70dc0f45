using GasOrleans.Operations;
using GasOrleans.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GasOrleans.Jobs;

/// <summary>One annotation job: decide (<see cref="JobLifecycle"/>), write, act (<see cref="ContinueAsync"/>).</summary>
internal sealed partial class JobGrain(
    JobTable table,
    JobEffects effects,
    JobColdEffects cold,
    CurrentOrders orders,
    IOptions<ClaimOptions> claimOptions,
    [FromKeyedServices(Clock.Domain)] TimeProvider clock,
    ILogger<JobGrain> logger) : Grain, IJobGrain, IRemindable
{
    private readonly ClaimOptions claims = claimOptions.Value;
    private JobState job = null!;       // read at activation, replaced after each write
    private JobProgress? progress;
    private bool waitsForOwnJobs;
    private DateTimeOffset? sentAt;     // when this activation did what the status owes

    private JobKey Key => job.Key;

    private IUserGrain Owner => GrainFactory.User(Key.User);

    private DateTimeOffset Now => clock.GetUtcNow();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        job = await table.ReadAsync(JobKey.Parse(this.GetPrimaryKeyString()), cancellationToken);
        mayHaveAsked = job.Status == JobStatus.Restoring;
    }

    public async Task<SubmitAnswer> SubmitAsync(JobRequest request, CancellationToken ct)
    {
        if (effects.WhyNot(request) is { } invalid)
        {
            return new(null, invalid);
        }

        // A job that was accepted before the pause is let go on with.
        if (job.Status == JobStatus.None && (await orders.NowAsync()).Submissions is { } pause)
        {
            return new(null, new Refusal.Paused(pause.Text, pause.Author));
        }

        var allowance = await Owner.AllowanceAsync(ct);
        var refusal = await TakeAsync(effects.Submission(Key, request, allowance, Now), ct);
        return refusal is null ? new(JobEffects.Ticket(job), null) : new(null, refusal);
    }

    public async Task<Refusal?> UploadedAsync(CancellationToken ct)
    {
        if (job.Status == JobStatus.Deleted)
        {
            await effects.RemoveEverythingAsync(job, clock, ct); // the upload ended after the removal
        }
        else if (job.Status != JobStatus.Uploading)
        {
            await ContinueAsync(ct);
        }

        if (job.Status != JobStatus.Uploading)
        {
            return job.Status == JobStatus.None ? new Refusal.NotFound() : null;
        }

        return await effects.LookForInputAsync(job, Now, ct) is { } news ? await TakeAsync(news, ct) : new Refusal.NotUploaded();
    }

    public Task<Refusal?> CancelAsync(CancellationToken ct) => TakeAsync(new CancelAsked(Now), ct);

    public Task<Refusal?> DeleteAsync(CancellationToken ct) => TakeAsync(new DeleteAsked(Now), ct);

    public Task<JobSnapshot?> LookAsync(CancellationToken ct)
        => Task.FromResult(job.Status is JobStatus.None ? null : Shown());

    /// <summary>The one place where a job changes. Events that are known at once are one write.</summary>
    private async Task<Refusal?> TakeAsync(JobEvent e, CancellationToken ct, JobEvent? then = null)
    {
        using var activity = JobTelemetry.Hear(job, e);
        var before = job;
        var known = coldCopyGone ? JobLifecycle.Next(before, new ColdCopyRemoved(Now))! : before;
        if (JobLifecycle.Next(known, e) is not { } after)
        {
            return before.Status == JobStatus.None ? new Refusal.NotFound() : new Refusal.WrongStatus(before.Status);
        }

        after = then is null ? after : JobLifecycle.Next(after, then) ?? after;
        if (ReferenceEquals(after, known))
        {
            LogIgnored(Key, before.Status, e.GetType().Name);
        }
        else
        {
            await WriteAsync(before, before.Version == 0 ? after with { Trace = activity?.Id } : after, ct);
            JobTelemetry.Moved(before, job, e, Now);
        }

        await ContinueAsync(ct);
        return null;
    }

    private async Task WriteAsync(JobState before, JobState after, CancellationToken ct)
    {
        try
        {
            // The watchdog first: were we to die right after the write, it finds the effect that is still owed.
            await WatchAsync(after);
            job = await table.UpdateAsync(before, after, ct);
        }
        catch
        {
            DeactivateOnIdle(); // what was not written must not outlive the exception
            throw;
        }

        LogMoved(Key, before.Status, job.Status, job.Version);
        coldCopyGone = false;
        if (before.Status != job.Status)
        {
            (progress, waitsForOwnJobs, leavingSince, endedRetrieval) = (null, false, null, null);
        }

        if (before.Status != job.Status || before.WindowEndsAt != job.WindowEndsAt)
        {
            sentAt = null;
        }

        await Owner.JobChangedAsync(Shown());
    }

    private JobSnapshot Shown() => job.ToSnapshot(progress, job.Retrieval is { } retrieval && retrieval.Id == endedRetrieval) with
    {
        RestorePrices = cold.PricesOf(job, Now),
        WaitsForOwnJobs = waitsForOwnJobs,
    };

    /// <summary>The status is the outbox: what it owes is done once by an activation, and again by the next when news or the watchdog comes.</summary>
    private async Task ContinueAsync(CancellationToken ct)
    {
        switch (job.Status)
        {
            case JobStatus.Pending when sentAt is null:
                await Owner.LeaveAsync(Key.Id);
                await effects.SendRequestAsync(job, claims, ct);
                sentAt = Now;
                break;
            case JobStatus.Completed or JobStatus.Failed or JobStatus.Cancelled when sentAt is null:
                await Owner.LeaveAsync(Key.Id);
                await EndUploadAsync(ct);
                await effects.RemoveRemainsAsync(job, ct);
                await RestAsync(ct);
                break;
            case JobStatus.Archiving when sentAt is null && !HasWorker:
                await cold.SendTransferAsync(job, ct);
                sentAt = Now;
                break;
            case JobStatus.Archived when sentAt is null:
                await ArriveColdAsync(ct);
                break;
            case JobStatus.Restoring when job is { Retrieval: null, ParkedReason: null }:
                await AskForRetrievalAsync(ct);
                break;
            case JobStatus.Restoring when job.Retrieval is { IsReady: true } && sentAt is null && !HasWorker:
                await cold.SendTransferAsync(job, ct);
                sentAt = Now;
                break;
            case JobStatus.Restoring when job.ParkedReason is not null:
                await UnwatchAsync();
                break;
            case JobStatus.Thawed when sentAt is null:
                await effects.RemoveRemainsAsync(job, ct);
                await RemoveColdCopyAsync(ct);
                await RestAsync(ct);
                break;
            case JobStatus.Deleting:
                await Owner.LeaveAsync(Key.Id);
                await EndUploadAsync(ct);
                await TakeAsync(await effects.RemoveEverythingAsync(job, clock, ct), ct);
                break;
            case JobStatus.None or JobStatus.Deleted:
                await UnwatchAsync();
                break;
        }
    }

    /// <summary>Parts of an input that never became one cost money.</summary>
    private Task EndUploadAsync(CancellationToken ct)
        => job.Input is { Bytes: 0 } ? GrainFactory.Upload(Key).AbortAsync(ct) : Task.CompletedTask;
}
