namespace GasOrleans.Jobs;

/// <summary>The answer to a worker that asks for a job: a closed set.</summary>
[GenerateSerializer, Immutable, Alias("GasOrleans.ClaimAnswer")]
public abstract record ClaimAnswer
{
    private ClaimAnswer()
    {
    }

    /// <summary>The worker has the job, until it fails to renew.</summary>
    /// <param name="Token">Fencing token: in every report and output key of this attempt.</param>
    /// <param name="Work">What to do.</param>
    /// <param name="Checkpoint">The object that says what an earlier attempt left safe; <see langword="null"/> when nothing is.</param>
    [GenerateSerializer, Immutable, Alias("GasOrleans.ClaimAnswer.Granted")]
    public sealed record Granted([property: Id(0)] long Token, [property: Id(1)] JobWork Work, [property: Id(2)] string? Checkpoint = null) : ClaimAnswer;

    /// <summary>Nothing is to be done: another worker has it, or it has ended.</summary>
    [GenerateSerializer, Immutable, Alias("GasOrleans.ClaimAnswer.NotNeeded")]
    public sealed record NotNeeded : ClaimAnswer;

    /// <summary>Not now: ask again.</summary>
    /// <param name="After">How long to wait.</param>
    [GenerateSerializer, Immutable, Alias("GasOrleans.ClaimAnswer.Later")]
    public sealed record Later([property: Id(0)] TimeSpan After) : ClaimAnswer;
}

/// <summary>What an annotation worker has to do.</summary>
/// <param name="Input">The uploaded object.</param>
/// <param name="Genome">The reference genome's id.</param>
/// <param name="MaximumBytes">The most that the plan allows for the input, in bytes.</param>
/// <param name="OutputBucket">The bucket for the outputs.</param>
/// <param name="OutputPrefix">The prefix of the outputs' keys, ends with <c>/</c> and holds the token.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.JobWork")]
public sealed record JobWork(
    [property: Id(0)] JobFile Input,
    [property: Id(1)] string Genome,
    [property: Id(2)] long MaximumBytes,
    [property: Id(3)] string OutputBucket,
    [property: Id(4)] string OutputPrefix)
{
    /// <summary>What the result is to hold.</summary>
    [Id(5)] public ResultOptions Options { get; init; }
}
