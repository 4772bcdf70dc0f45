namespace GasOrleans.Jobs;

/// <summary>How an attempt ended, as its worker reports it: a closed set.</summary>
[GenerateSerializer, Immutable, Alias("GasOrleans.AttemptOutcome")]
public abstract record AttemptOutcome
{
    private AttemptOutcome()
    {
    }

    /// <summary>The outputs are published.</summary>
    /// <param name="Outputs">The published files.</param>
    /// <param name="Summary">What was found.</param>
    [GenerateSerializer, Immutable, Alias("GasOrleans.AttemptOutcome.Published")]
    public sealed record Published([property: Id(0)] IReadOnlyList<JobFile> Outputs, [property: Id(1)] JobSummary Summary) : AttemptOutcome;

    /// <summary>The input cannot be annotated, whoever tries.</summary>
    /// <param name="Failure">Why, in words for the owner.</param>
    [GenerateSerializer, Immutable, Alias("GasOrleans.AttemptOutcome.InputRefused")]
    public sealed record InputRefused([property: Id(0)] JobFailure Failure) : AttemptOutcome;

    /// <summary>The attempt failed by a fault of ours; another may succeed.</summary>
    /// <param name="Reason">What went wrong, for the operator; holds no secrets and no user data.</param>
    [GenerateSerializer, Immutable, Alias("GasOrleans.AttemptOutcome.Faulted")]
    public sealed record Faulted([property: Id(0)] string Reason) : AttemptOutcome;

    /// <summary>The worker gives the job back untried, because its silo shuts down.</summary>
    [GenerateSerializer, Immutable, Alias("GasOrleans.AttemptOutcome.HandedBack")]
    public sealed record HandedBack : AttemptOutcome;
}
