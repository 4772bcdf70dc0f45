namespace GasOrleans.Jobs;

/// <summary>Why a job failed, in words for its owner.</summary>
/// <param name="Code">Stable code, for example <c>spaces-not-tabs</c>; <c>internal</c> when the fault is ours.</param>
/// <param name="What">What is wrong, in a sentence.</param>
/// <param name="Line">The 1-based line of the input where it was seen, when it has one.</param>
/// <param name="Fix">How to fix it, in a sentence.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.JobFailure")]
public sealed record JobFailure(
    [property: Id(0)] string Code,
    [property: Id(1)] string What,
    [property: Id(2)] long? Line,
    [property: Id(3)] string Fix);
