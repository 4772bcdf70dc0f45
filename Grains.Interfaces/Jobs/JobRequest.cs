namespace GasOrleans.Jobs;

/// <summary>What a user asks for.</summary>
/// <param name="FileName">The file's name as the user's machine calls it; shown, never used as a path.</param>
/// <param name="Genome">The id of the reference genome, one that <c>IGenomesGrain</c> lists.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.JobRequest")]
public sealed record JobRequest([property: Id(0)] string FileName, [property: Id(1)] string Genome)
{
    /// <summary>What the result is to hold.</summary>
    [Id(2)] public ResultOptions Options { get; init; }
}
