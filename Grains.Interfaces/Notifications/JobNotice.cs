using GasOrleans.Jobs;

namespace GasOrleans.Notifications;

/// <summary>A fact of a job that its owner is told by mail: a closed set.</summary>
[GenerateSerializer, Immutable, Alias("GasOrleans.JobNotice")]
public abstract record JobNotice
{
    private JobNotice()
    {
    }

    /// <summary>The name of the input file.</summary>
    [Id(0)] public required string FileName { get; init; }

    /// <summary>When it became so, as the job keeps it: the same however often it is told, and another when it becomes so again.</summary>
    [Id(1)] public required DateTimeOffset Since { get; init; }

    /// <summary>The result is there.</summary>
    /// <param name="Records">How many records it has.</param>
    /// <param name="WindowEndsAt">When it leaves hot storage; <see langword="null"/> when it stays.</param>
    [GenerateSerializer, Immutable, Alias("GasOrleans.JobNotice.Completed")]
    public sealed record Completed([property: Id(0)] long Records, [property: Id(1)] DateTimeOffset? WindowEndsAt) : JobNotice;

    /// <summary>It cannot succeed.</summary>
    /// <param name="Failure">Why, and how to fix it.</param>
    [GenerateSerializer, Immutable, Alias("GasOrleans.JobNotice.Failed")]
    public sealed record Failed([property: Id(0)] JobFailure Failure) : JobNotice;

    /// <summary>The result will leave hot storage soon.</summary>
    /// <param name="At">When.</param>
    [GenerateSerializer, Immutable, Alias("GasOrleans.JobNotice.ArchivedSoon")]
    public sealed record ArchivedSoon([property: Id(0)] DateTimeOffset At) : JobNotice;

    /// <summary>The result is in cold storage.</summary>
    [GenerateSerializer, Immutable, Alias("GasOrleans.JobNotice.Archived")]
    public sealed record Archived : JobNotice;

    /// <summary>The result is back from cold storage.</summary>
    [GenerateSerializer, Immutable, Alias("GasOrleans.JobNotice.Restored")]
    public sealed record Restored : JobNotice;
}
