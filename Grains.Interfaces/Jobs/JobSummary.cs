namespace GasOrleans.Jobs;

/// <summary>What the annotation found. Counts are exact.</summary>
/// <param name="Records">VCF records in the output.</param>
/// <param name="Known">Records that the track of known variants names.</param>
/// <param name="Consequences">Sequence Ontology term → number of consequences called.</param>
/// <param name="Problems">Problem code → number of times it was seen; warnings and skipped records.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.JobSummary")]
public sealed record JobSummary(
    [property: Id(0)] long Records,
    [property: Id(1)] long Known,
    [property: Id(2)] IReadOnlyDictionary<string, long> Consequences,
    [property: Id(3)] IReadOnlyDictionary<string, long> Problems);
