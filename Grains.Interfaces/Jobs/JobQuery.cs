namespace GasOrleans.Jobs;

/// <summary>Which of a user's jobs are wanted, and in which order; without a word all, the newest first.</summary>
[GenerateSerializer, Immutable, Alias("GasOrleans.JobQuery")]
public sealed record JobQuery
{
    /// <summary>Where the page starts: <see langword="null"/> for the first, else the <see cref="JobPage.Next"/> of the page before.</summary>
    [Id(0)] public JobId? After { get; init; }

    /// <summary>How many at the most, 1 to 100.</summary>
    [Id(1)] public int Size { get; init; } = 25;

    /// <summary>The oldest first.</summary>
    [Id(2)] public bool OldestFirst { get; init; }

    /// <summary>Only those of this status. Receipts of removed jobs are listed only when they are asked for so.</summary>
    [Id(3)] public JobStatus? Status { get; init; }

    /// <summary>Only those submitted then or later.</summary>
    [Id(4)] public DateTimeOffset? From { get; init; }

    /// <summary>Only those submitted earlier.</summary>
    [Id(5)] public DateTimeOffset? Before { get; init; }

    /// <summary>Only those whose file's name holds this text, in either case.</summary>
    [Id(6)] public string? Name { get; init; }

    /// <summary>Whether a job is wanted, wherever the page starts.</summary>
    public bool Wants(JobSnapshot job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return (Status is { } status ? job.Status == status : job.Status != JobStatus.Deleted)
            && (From is not { } from || job.SubmittedAt >= from)
            && (Before is not { } before || job.SubmittedAt < before)
            && (Name is not { } name || job.Request.FileName.Contains(name, StringComparison.OrdinalIgnoreCase));
    }
}
