namespace GasOrleans.Genomes;

/// <summary>The reference genomes that the silos have; its key is 0.</summary>
[Alias("GasOrleans.IGenomesGrain")]
public interface IGenomesGrain : IGrainWithIntegerKey
{
    /// <summary>All genomes, by name.</summary>
    [Alias("List")]
    Task<IReadOnlyList<Genome>> ListAsync(CancellationToken ct);
}

/// <summary>A reference genome.</summary>
/// <param name="Id">What a request names.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Source">Where its sequence and genes are from, and under which licence.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.Genome")]
public sealed record Genome([property: Id(0)] string Id, [property: Id(1)] string Name, [property: Id(2)] string Source);
