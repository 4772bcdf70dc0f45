using static GasOrleans.Jobs.JobStatus;

namespace GasOrleans.Jobs;

/// <summary>
/// The life of a job: every arrow. A pair of status and event advances the job, is ignored (the same job: old news),
/// or, when a person asked for it, is refused (<see langword="null"/>). Drawn in <c>docs/job-lifecycle.md</c>.
/// </summary>
internal static class JobLifecycle
{
    public static JobState? Next(JobState job, JobEvent e) => (job.Status, e) switch
    {
        (None, Submitted s) => job.Begin(s),
        (Uploading, Uploaded u) => job.Queue(u),
        (Uploading, UploadRefused u) => job.Fail(u.At, u.Failure),
        (Uploading, UploadExpired u) => job.Fail(u.At, JobFailures.Abandoned),

        (Pending, Claimed c) when c.Token == job.Token + 1 => job.Move(Running, c.At, $"attempt {c.Token} started by worker {JobChanges.MarkOf(c.Worker)}") with { Token = c.Token, Worker = c.Worker },
        (Archiving, Claimed c) when c.Token == job.Token + 1 => job with { Token = c.Token, Worker = c.Worker },
        (Restoring, Claimed c) when c.Token == job.Token + 1 && job.Retrieval is { IsReady: true } => job.BringBackBy(c),

        // Queues reorder: the end of the newest claim counts also when the job waits again.
        (Pending or Running, Succeeded s) when s.Token == job.Token => job.Complete(s),
        (Pending or Running, InputRefused r) when r.Token == job.Token => job.Fail(r.At, r.Failure),
        (Running, CheckpointReached c) when c.Token == job.Token && c.Key != job.Checkpoint => job with { Checkpoint = c.Key },
        (Running, AttemptFailed f) when f.Token == job.Token && job.Faults + 1 < f.Limit => job.Retry(f),
        (Running, AttemptFailed f) when f.Token == job.Token => job.Fail(f.At, JobFailures.Internal(job)) with { Faults = job.Faults + 1 },
        (Running, HandedBack h) when h.Token == job.Token => job.Move(Pending, h.At, "handed to another worker"),
        (Uploading or Pending or Running, CancelAsked c) => job.Move(Cancelled, c.At, "cancelled"),

        (Failed or Running, Requeued r) => job.PutBack(r),
        (Restoring, Requeued r) when job.ParkedReason is not null => job.Note(r.At, $"asked for again by an operator: {r.Reason}") with { ParkedReason = null, FailedRetrievals = 0 },
        (Uploading or Pending or Running, FailedByHand f) => job.Fail(f.At, JobFailures.ByHand(f.Reason)),

        (Completed or Thawed, WindowEnded w) when job.WindowEndsAt <= w.At && job.Archive is null => job.Move(Archiving, w.At, "the result leaves hot storage") with { WindowEndsAt = null },
        (Completed or Thawed, WindowOpened w) when job.WindowEndsAt is null => job.Note(w.At, "the result's window opened") with { WindowEndsAt = w.EndsAt },
        (Completed or Thawed, WindowLifted w) when job.WindowEndsAt is not null => job.Note(w.At, "the result stays: the plan keeps results") with { WindowEndsAt = null },
        (Thawed, ColdCopyRemoved) when job.Archive is not null => job with { Archive = null },
        (Archiving, ColdCopyVerified c) when c.Token == job.Token && job.Archive is null => job.Note(c.At, "archive copy verified") with { Archive = c.Archive },
        (Archiving, HotCopyRemoved h) when h.Token == job.Token && job.Archive is not null => job.Move(Archived, h.At, "archived").WithoutResult(),
        (Archiving, KeptHot k) when job.Archive is null => job.Move(Completed, k.At, "kept in hot storage") with { Token = job.Token + 1 },

        (Archived, RestoreAsked r) => job.Move(Restoring, r.At, "restore asked for") with { RestorePlanVersion = r.PlanVersion, FailedRetrievals = 0 },
        (Restoring, RestoreAsked r) when r.PlanVersion > job.RestorePlanVersion => job with { RestorePlanVersion = r.PlanVersion, FailedRetrievals = 0, ParkedReason = null },
        (Restoring, RetrievalAsked r) when job.Retrieval is null && job.ParkedReason is null => job.Note(r.At, r.InWords()) with { Retrieval = r.Retrieval },
        (Restoring, RetrievalReady r) when r.RetrievalId == job.Retrieval?.Id && !job.Retrieval.IsReady => job.Note(r.At, "retrieval ended") with { Retrieval = job.Retrieval with { IsReady = true } },
        (Restoring, RetrievalFailed r) when r.RetrievalId == job.Retrieval?.Id => job.AskAgain(r),
        (Restoring, RestoreParked p) when job.Retrieval is null && job.ParkedReason is null => job.Note(p.At, $"restore waits for an operator: {p.Reason}") with { ParkedReason = p.Reason },
        (Restoring, HotCopyRestored h) when h.Token == job.Token => job.Thaw(h),

        // What the doctor found. The token is used up: news of the attempt that made these files may still come.
        (Pending or Running, InputLost l) => job.WithoutInput().Fail(l.At, JobFailures.FilesLost(job)) with { Token = job.Token + 1 },
        (Completed or Archiving or Archived or Restoring or Thawed or Failed or Cancelled, InputLost l) when job.Input is { Bytes: > 0 } => job.WithoutInput().Note(l.At, "its input is not there any more"),
        (Completed or Archiving or Archived or Restoring or Thawed, ResultLost l) when job.Input is { Bytes: > 0 } => job.AnnotateAgain(l),
        (Completed or Archiving or Archived or Restoring or Thawed, ResultLost l) => job.WithoutFiles().Fail(l.At, JobFailures.FilesLost(job)),

        (Deleting, Deleted d) => job.Move(JobStatus.Deleted, d.At, $"{d.Objects} objects removed") with { ExpiresAt = d.ExpiresAt },
        (Deleting or JobStatus.Deleted, DeleteAsked) => job,
        (not None, DeleteAsked d) => job.Move(Deleting, d.At, "removal asked for"),

        // At least once: what a person already has is no news; what else a person asks is refused; all other news is old.
        (Uploading, Submitted s) when s.Request == job.Request => job,
        (Cancelled, CancelAsked) => job,
        (Failed, FailedByHand) => job,
        (Pending or Archiving or Restoring, Requeued) => job, // its message is sent again
        _ => e.IsAsked ? null : job,
    };
}
