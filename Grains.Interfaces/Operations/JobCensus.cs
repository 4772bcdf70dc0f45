using GasOrleans.Jobs;

namespace GasOrleans.Operations;

/// <summary>All jobs by status, counted row by row.</summary>
/// <param name="At">When counting began.</param>
/// <param name="Jobs">How many had each status when their row was read.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.JobCensus")]
public sealed record JobCensus([property: Id(0)] DateTimeOffset At, [property: Id(1)] IReadOnlyDictionary<JobStatus, long> Jobs);
