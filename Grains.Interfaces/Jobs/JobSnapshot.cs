namespace GasOrleans.Jobs;

/// <summary>What the owner of a job may see of it.</summary>
[GenerateSerializer, Immutable, Alias("GasOrleans.JobSnapshot")]
public sealed record JobSnapshot
{
    /// <summary>Which job.</summary>
    [Id(0)] public required JobKey Key { get; init; }

    /// <summary>Where it is in its life.</summary>
    [Id(1)] public required JobStatus Status { get; init; }

    /// <summary>Grows by one with every stored change; what has a lower version is older news.</summary>
    [Id(2)] public required long Version { get; init; }

    /// <summary>What was asked for.</summary>
    [Id(3)] public required JobRequest Request { get; init; }

    /// <summary>When the job was submitted.</summary>
    [Id(4)] public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>Since when it has its status.</summary>
    [Id(5)] public required DateTimeOffset StatusSince { get; init; }

    /// <summary>When it was completed.</summary>
    [Id(6)] public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Which attempt this is; 0 before the first.</summary>
    [Id(7)] public long Attempt { get; init; }

    /// <summary>Why it failed.</summary>
    [Id(8)] public JobFailure? Failure { get; init; }

    /// <summary>How far the running attempt is; known only while it runs.</summary>
    [Id(9)] public JobProgress? Progress { get; init; }

    /// <summary>What the annotation found, in exact counts.</summary>
    [Id(10)] public JobSummary? Summary { get; init; }

    /// <summary>The job's files that exist in hot storage now.</summary>
    [Id(11)] public IReadOnlyList<JobFile> Files { get; init; } = [];

    /// <summary>What happened, oldest first.</summary>
    [Id(12)] public IReadOnlyList<TimelineEntry> Timeline { get; init; } = [];

    /// <summary>When a free user's result leaves hot storage.</summary>
    [Id(13)] public DateTimeOffset? WindowEndsAt { get; init; }

    /// <summary>When the upload must have ended, while it is awaited.</summary>
    [Id(14)] public DateTimeOffset? UploadEndsAt { get; init; }

    /// <summary>The way back of the result from cold storage, while it is awaited.</summary>
    [Id(15)] public JobRetrieval? Retrieval { get; init; }

    /// <summary>Why the way back waits for an operator.</summary>
    [Id(16)] public string? ParkedReason { get; init; }

    /// <summary>What bringing the result back costs the service, the fastest tier first; empty when it is not, and will not be, in cold storage.</summary>
    [Id(17)] public IReadOnlyList<RestorePrice> RestorePrices { get; init; } = [];

    /// <summary>Whether it waits because its owner's other jobs have all the places that the plan gives.</summary>
    [Id(18)] public bool WaitsForOwnJobs { get; init; }

    /// <summary>Until when the receipt of its removal is kept.</summary>
    [Id(19)] public DateTimeOffset? ReceiptUntil { get; init; }
}

/// <summary>A retrieval from cold storage that was asked for.</summary>
/// <param name="Tier">The tier taken.</param>
/// <param name="FallbackReason">Why not the faster tier.</param>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="ExpectedAt">When it should have ended.</param>
/// <param name="IsReady">Whether it has ended, so that only the copy back is left.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.JobRetrieval")]
public sealed record JobRetrieval(
    [property: Id(0)] string Tier,
    [property: Id(1)] string? FallbackReason,
    [property: Id(2)] DateTimeOffset AskedAt,
    [property: Id(3)] DateTimeOffset ExpectedAt,
    [property: Id(4)] bool IsReady);
