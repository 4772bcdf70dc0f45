namespace GasOrleans.Genomes;

/// <summary>The reference genomes that the silos have; its key is 0.</summary>
[Alias("GasOrleans.IGenomesGrain")]
public interface IGenomesGrain : IGrainWithIntegerKey
{
    /// <summary>All genomes, by name.</summary>
    [Alias("List")]
    Task<IReadOnlyList<Genome>> ListAsync(CancellationToken ct);

    /// <summary>The sequences of a genome; <see langword="null"/> when there is no such genome.</summary>
    [Alias("Contigs")]
    Task<IReadOnlyList<GenomeContig>?> ContigsAsync(string genome, CancellationToken ct);

    /// <summary>Bases of a sequence, a million at most and none past its end; <see langword="null"/> when there is no such genome or sequence.</summary>
    [Alias("Bases")]
    Task<byte[]?> BasesAsync(string genome, string contig, long start, int count, CancellationToken ct);

    /// <summary>The transcripts that touch a stretch, a thousand at most; <see langword="null"/> when there is no such genome or sequence.</summary>
    [Alias("Genes")]
    Task<IReadOnlyList<GenomeGene>?> GenesAsync(string genome, string contig, long start, long until, CancellationToken ct);

    /// <summary>Where a gene or transcript lies, by its name or id in either case; <see langword="null"/> when there is none.</summary>
    [Alias("Find")]
    Task<GenomePlace?> FindAsync(string genome, string name, CancellationToken ct);
}

/// <summary>A stretch of a genome, 1-based, the end included.</summary>
/// <param name="Contig">The sequence.</param>
/// <param name="Start">Its first base.</param>
/// <param name="End">Its last.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.GenomePlace")]
public sealed record GenomePlace([property: Id(0)] string Contig, [property: Id(1)] long Start, [property: Id(2)] long End);

/// <summary>A reference genome.</summary>
/// <param name="Id">What a request names.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Source">Where its sequence and genes are from, and under which licence.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.Genome")]
public sealed record Genome([property: Id(0)] string Id, [property: Id(1)] string Name, [property: Id(2)] string Source);

/// <summary>A sequence of a genome.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Length">How many bases it has.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.GenomeContig")]
public sealed record GenomeContig([property: Id(0)] string Name, [property: Id(1)] long Length);

/// <summary>A transcript, as a genome browser draws it: 0-based, ends not included.</summary>
/// <param name="Name">What its gene is called.</param>
/// <param name="Id">Its id.</param>
/// <param name="Biotype">What it makes.</param>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Strand"><c>+</c> or <c>-</c>.</param>
/// <param name="CodingStart">Where it begins to code; where it ends when it does not.</param>
/// <param name="CodingEnd">Where it ends to code.</param>
/// <param name="ExonStarts">Where its exons start.</param>
/// <param name="ExonEnds">Where they end.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.GenomeGene")]
public sealed record GenomeGene(
    [property: Id(0)] string Name,
    [property: Id(1)] string Id,
    [property: Id(2)] string Biotype,
    [property: Id(3)] long Start,
    [property: Id(4)] long End,
    [property: Id(5)] string Strand,
    [property: Id(6)] long CodingStart,
    [property: Id(7)] long CodingEnd,
    [property: Id(8)] IReadOnlyList<long> ExonStarts,
    [property: Id(9)] IReadOnlyList<long> ExonEnds);
