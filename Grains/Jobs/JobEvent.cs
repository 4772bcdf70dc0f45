using System.Collections.Immutable;


namespace GasOrleans.Jobs;

/// <summary>What can befall a job: a closed set, in the past tense. Time comes inside the event.</summary>
/// <param name="At">When it happened.</param>
internal abstract record JobEvent(DateTimeOffset At)
{
    /// <summary>A person or API caller asks for it, and is told when it cannot be; anything else is never refused.</summary>
    public virtual bool IsAsked => false;
}

internal sealed record Submitted(
    DateTimeOffset At, JobRequest Request, JobFile Input, long MaximumBytes, DateTimeOffset UploadEndsAt) : JobEvent(At)
{
    public override bool IsAsked => true;
}

internal sealed record Uploaded(DateTimeOffset At, long Bytes) : JobEvent(At);

/// <summary>The object is there but is not accepted (larger than the plan allows).</summary>
internal sealed record UploadRefused(DateTimeOffset At, JobFailure Failure) : JobEvent(At);

internal sealed record UploadExpired(DateTimeOffset At) : JobEvent(At);

/// <summary>A worker has the job: annotate, archive or thaw, as the status says.</summary>
internal sealed record Claimed(DateTimeOffset At, long Token, string Worker) : JobEvent(At);

/// <summary>A worker has made so much of a large result safe that the next can go on from there.</summary>
internal sealed record CheckpointReached(DateTimeOffset At, long Token, string Key) : JobEvent(At);

internal sealed record Succeeded(
    DateTimeOffset At, long Token, ImmutableArray<JobFile> Outputs, JobSummary Summary, DateTimeOffset? WindowEndsAt) : JobEvent(At);

internal sealed record InputRefused(DateTimeOffset At, long Token, JobFailure Failure) : JobEvent(At);

/// <summary>The attempt ended by a fault of ours: its worker said so, or its claim ran out.</summary>
/// <param name="At">When.</param>
/// <param name="Token">The attempt's token.</param>
/// <param name="Reason">What went wrong, in words for the timeline.</param>
/// <param name="Limit">How many such attempts a job may have.</param>
internal sealed record AttemptFailed(DateTimeOffset At, long Token, string Reason, int Limit) : JobEvent(At);

/// <summary>The worker gave the job back untried.</summary>
internal sealed record HandedBack(DateTimeOffset At, long Token) : JobEvent(At);

internal sealed record CancelAsked(DateTimeOffset At) : JobEvent(At)
{
    public override bool IsAsked => true;
}

/// <summary>An operator put the job back.</summary>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
/// <param name="Bytes">The size of its input, which is still there.</param>
internal sealed record Requeued(DateTimeOffset At, string Reason, long Bytes) : JobEvent(At)
{
    public override bool IsAsked => true;
}

/// <summary>An operator ended the job.</summary>
internal sealed record FailedByHand(DateTimeOffset At, string Reason) : JobEvent(At)
{
    public override bool IsAsked => true;
}

/// <summary>The free window is over, and the user is still free.</summary>
internal sealed record WindowEnded(DateTimeOffset At) : JobEvent(At);

/// <summary>The plan ended: the result has a window again.</summary>
internal sealed record WindowOpened(DateTimeOffset At, DateTimeOffset EndsAt) : JobEvent(At);

/// <summary>The plan keeps results: there is no window any more.</summary>
internal sealed record WindowLifted(DateTimeOffset At) : JobEvent(At);

/// <summary>The cold copy is there and its checksum and length were verified; the hot copy still exists.</summary>
internal sealed record ColdCopyVerified(DateTimeOffset At, long Token, ColdCopy Archive) : JobEvent(At);

internal sealed record HotCopyRemoved(DateTimeOffset At, long Token) : JobEvent(At);

/// <summary>The user upgraded before the hot copy was gone.</summary>
internal sealed record KeptHot(DateTimeOffset At) : JobEvent(At);

internal sealed record RestoreAsked(DateTimeOffset At, long PlanVersion) : JobEvent(At);

/// <summary>Cold storage was asked for the result.</summary>
/// <param name="At">When.</param>
/// <param name="Retrieval">What it answered.</param>
/// <param name="Dollars">What it costs the service, where that is known.</param>
internal sealed record RetrievalAsked(DateTimeOffset At, Retrieval Retrieval, decimal? Dollars = null) : JobEvent(At);

internal sealed record RetrievalReady(DateTimeOffset At, string RetrievalId) : JobEvent(At);

/// <summary>The retrieval failed or expired.</summary>
internal sealed record RetrievalFailed(DateTimeOffset At, string RetrievalId, string Reason, int Limit) : JobEvent(At);

/// <summary>The restore cannot go on by itself.</summary>
internal sealed record RestoreParked(DateTimeOffset At, string Reason) : JobEvent(At);

/// <summary>The archive of a result that is back was deleted.</summary>
internal sealed record ColdCopyRemoved(DateTimeOffset At) : JobEvent(At);

/// <summary>The result is in hot storage again, verified.</summary>
internal sealed record HotCopyRestored(DateTimeOffset At, long Token, JobFile Result, DateTimeOffset? WindowEndsAt) : JobEvent(At);

/// <summary>The input that was there is not any more.</summary>
internal sealed record InputLost(DateTimeOffset At) : JobEvent(At);

/// <summary>A file that the job made, or its archive, is not there any more.</summary>
internal sealed record ResultLost(DateTimeOffset At) : JobEvent(At);

internal sealed record DeleteAsked(DateTimeOffset At) : JobEvent(At)
{
    public override bool IsAsked => true;
}

/// <summary>Nothing of the job is left.</summary>
internal sealed record Deleted(DateTimeOffset At, int Objects, DateTimeOffset ExpiresAt) : JobEvent(At);
