using GasOrleans.Jobs;

namespace GasOrleans.Operations;

/// <summary>The jobs that something is done to, or waits to be.</summary>
/// <param name="Counts">How many are in each status in which that is so.</param>
/// <param name="Oldest">Those that have waited longest for a worker.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.WorkLook")]
public sealed record WorkLook([property: Id(0)] IReadOnlyList<StatusCount> Counts, [property: Id(1)] IReadOnlyList<WaitingJob> Oldest)
{
    /// <summary>All jobs by status, those at rest too, as the doctor's newest whole examination counted them: nobody scans the table for a look.</summary>
    [Id(2)] public JobCensus? Census { get; init; }
}

/// <summary>How many jobs have a status.</summary>
/// <param name="Status">Which.</param>
/// <param name="Jobs">How many.</param>
/// <param name="IsMore">Whether there are more, which nobody counted.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.StatusCount")]
public sealed record StatusCount([property: Id(0)] JobStatus Status, [property: Id(1)] int Jobs, [property: Id(2)] bool IsMore);

/// <summary>A job that waits for a worker.</summary>
/// <param name="Job">Which.</param>
/// <param name="Since">Since when.</param>
/// <param name="WaitsForOwnJobs">Whether its owner's other jobs have all the places that the plan gives.</param>
/// <param name="Attempt">Which attempt was the last; 0 before the first.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.WaitingJob")]
public sealed record WaitingJob(
    [property: Id(0)] JobKey Job,
    [property: Id(1)] DateTimeOffset Since,
    [property: Id(2)] bool WaitsForOwnJobs,
    [property: Id(3)] long Attempt);
