namespace GasOrleans.Jobs;

/// <summary>One thing that happened to a job.</summary>
/// <param name="At">When.</param>
/// <param name="Status">The status after it.</param>
/// <param name="What">What happened, in a few words for the job's owner.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.TimelineEntry")]
public sealed record TimelineEntry([property: Id(0)] DateTimeOffset At, [property: Id(1)] JobStatus Status, [property: Id(2)] string What);
