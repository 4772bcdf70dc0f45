namespace GasOrleans.Jobs;

/// <summary>Why a person's request was not accepted: a closed set. Absent and not-yours are the same <see cref="NotFound"/>.</summary>
[GenerateSerializer, Immutable, Alias("GasOrleans.Refusal")]
public abstract record Refusal
{
    private Refusal()
    {
    }

    /// <summary>There is no such job of this user.</summary>
    [GenerateSerializer, Immutable, Alias("GasOrleans.Refusal.NotFound")]
    public sealed record NotFound : Refusal;

    /// <summary>The job's status does not allow it.</summary>
    /// <param name="Status">The status that the job has.</param>
    [GenerateSerializer, Immutable, Alias("GasOrleans.Refusal.WrongStatus")]
    public sealed record WrongStatus([property: Id(0)] JobStatus Status) : Refusal;

    /// <summary>A field of the request cannot be accepted.</summary>
    /// <param name="Field">The field's name.</param>
    /// <param name="Why">What is wrong and how to fix it, in a sentence.</param>
    [GenerateSerializer, Immutable, Alias("GasOrleans.Refusal.Invalid")]
    public sealed record Invalid([property: Id(0)] string Field, [property: Id(1)] string Why) : Refusal;

    /// <summary>The upload was confirmed, but the object is not there.</summary>
    [GenerateSerializer, Immutable, Alias("GasOrleans.Refusal.NotUploaded")]
    public sealed record NotUploaded : Refusal;

    /// <summary>Operators take no new jobs at the moment.</summary>
    /// <param name="Why">Why, in their words.</param>
    /// <param name="Author">Who said so.</param>
    [GenerateSerializer, Immutable, Alias("GasOrleans.Refusal.Paused")]
    public sealed record Paused([property: Id(0)] string Why, [property: Id(1)] string Author) : Refusal;

    /// <summary>The upload cannot go on, or cannot be taken as it is.</summary>
    /// <param name="Code">Stable code, for example <c>sum-mismatch</c>.</param>
    /// <param name="Why">What is wrong and what to do, in a sentence.</param>
    [GenerateSerializer, Immutable, Alias("GasOrleans.Refusal.BadUpload")]
    public sealed record BadUpload([property: Id(0)] string Code, [property: Id(1)] string Why) : Refusal;
}
