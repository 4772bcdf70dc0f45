using System.Collections.Immutable;

namespace GasOrleans.Jobs;

/// <summary>What is stored of a job. Changed only by <see cref="JobLifecycle"/>; written only by <see cref="JobTable"/>.</summary>
internal sealed record JobState
{
    public required JobKey Key { get; init; }

    public JobStatus Status { get; init; }

    /// <summary>Grows by one with each write; the condition of the next.</summary>
    public long Version { get; init; }

    public JobRequest? Request { get; init; }

    /// <summary>The input: its size is 0 until it is there.</summary>
    public JobFile? Input { get; init; }

    /// <summary>The most that the plan allowed when the ticket was given, in bytes.</summary>
    public long MaximumBytes { get; init; }

    public DateTimeOffset? UploadEndsAt { get; init; }

    public DateTimeOffset SubmittedAt { get; init; }

    public DateTimeOffset StatusSince { get; init; }

    /// <summary>The newest fencing token; only its holder may report.</summary>
    public long Token { get; init; }

    /// <summary>Who holds the token.</summary>
    public string? Worker { get; init; }

    /// <summary>Attempts that ended by a fault of ours.</summary>
    public int Faults { get; init; }

    /// <summary>The object that says what of a large result is safe, so that the next worker can go on from there.</summary>
    public string? Checkpoint { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Result, index and log.</summary>
    public ImmutableArray<JobFile> Outputs { get; init; } = [];

    public JobSummary? Summary { get; init; }

    public JobFailure? Failure { get; init; }

    public JobFile? Result => Outputs.FirstOrDefault(file => file.Kind is JobFileKind.Result);

    /// <summary>When a free user's result leaves hot storage.</summary>
    public DateTimeOffset? WindowEndsAt { get; init; }

    /// <summary>The one archive that counts.</summary>
    public ColdCopy? Archive { get; init; }

    /// <summary>When the result was last archived.</summary>
    public DateTimeOffset? ArchivedAt => Timeline.LastOrDefault(entry => entry.Status == JobStatus.Archived)?.At;

    /// <summary>The retrieval that was asked for, while it is awaited.</summary>
    public Retrieval? Retrieval { get; init; }

    /// <summary>Retrievals that failed or expired since the restore was asked for.</summary>
    public int FailedRetrievals { get; init; }

    /// <summary>The plan version for which the restore was asked.</summary>
    public long RestorePlanVersion { get; init; }

    /// <summary>Why the restore waits for an operator.</summary>
    public string? ParkedReason { get; init; }

    /// <summary>The trace of the request that submitted it (W3C <c>traceparent</c>); all that befalls the job goes on with it.</summary>
    public string? Trace { get; init; }

    /// <summary>What happened, oldest first, capped.</summary>
    public ImmutableArray<TimelineEntry> Timeline { get; init; } = [];

    /// <summary>When the tombstone goes (the table's TTL).</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>A result in cold storage.</summary>
/// <param name="Id">The archive's id there.</param>
/// <param name="Checksum">Its checksum, as the storage computes it.</param>
/// <param name="Bytes">Its size in bytes.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.ColdCopy")]
internal sealed record ColdCopy([property: Id(0)] string Id, [property: Id(1)] string Checksum, [property: Id(2)] long Bytes);

/// <summary>A retrieval that was asked for.</summary>
/// <param name="Id">The id of the retrieval there.</param>
/// <param name="Tier">The tier taken.</param>
/// <param name="FallbackReason">Why not the faster tier.</param>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="ExpectedAt">When it should have ended.</param>
/// <param name="IsReady">Whether the bytes can be read now.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.Retrieval")]
internal sealed record Retrieval(
    [property: Id(0)] string Id,
    [property: Id(1)] string Tier,
    [property: Id(2)] string? FallbackReason,
    [property: Id(3)] DateTimeOffset AskedAt,
    [property: Id(4)] DateTimeOffset ExpectedAt,
    [property: Id(5)] bool IsReady);
