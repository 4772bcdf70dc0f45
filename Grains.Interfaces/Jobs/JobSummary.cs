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
    [property: Id(3)] IReadOnlyDictionary<string, long> Problems)
{
    /// <summary>What kinds of change the alleles are (<c>snv</c>, <c>insertion</c>, …) → how many; empty where nobody counted them yet.</summary>
    [Id(4)] public IReadOnlyDictionary<string, long> Types { get; init; } = new Dictionary<string, long>();

    /// <summary>Changes of one base within purines or within pyrimidines.</summary>
    [Id(5)] public long Transitions { get; init; }

    /// <summary>The other changes of one base.</summary>
    [Id(6)] public long Transversions { get; init; }

    /// <summary>Records by chromosome, in the order of the file: the first of them, and the rest as one without a name.</summary>
    [Id(7)] public IReadOnlyList<ChromosomeCount> Chromosomes { get; init; } = [];
}

/// <summary>The records of a chromosome.</summary>
/// <param name="Name">As the input names it; empty for all others.</param>
/// <param name="Records">How many.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.ChromosomeCount")]
public sealed record ChromosomeCount([property: Id(0)] string Name, [property: Id(1)] long Records);
