using System.Diagnostics.CodeAnalysis;
using System.Text;
using GasOrleans.Annotation.Reference;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace GasOrleans.Genomes;

[StatelessWorker]
internal sealed partial class GenomesGrain(GenomeCatalogue catalogue, ILogger<GenomesGrain> logger) : Grain, IGenomesGrain
{
    private const int MostBases = 1_000_000;
    private const int MostGenes = 1_000;

    public Task<IReadOnlyList<Genome>> ListAsync(CancellationToken ct)
        => Task.FromResult<IReadOnlyList<Genome>>([.. catalogue.Ids().SelectMany(Usable).OrderBy(genome => genome.Name, StringComparer.Ordinal)]);

    public Task<IReadOnlyList<GenomeContig>?> ContigsAsync(string genome, CancellationToken ct) => Task.FromResult<IReadOnlyList<GenomeContig>?>(
        catalogue.Has(genome) ? [.. catalogue.Open(genome).Contigs.Select(contig => new GenomeContig(contig.Name, contig.Length))] : null);

    public Task<byte[]?> BasesAsync(string genome, string contig, long start, int count, CancellationToken ct)
    {
        if (!TryFind(genome, contig, out _, out var found))
        {
            return Task.FromResult<byte[]?>(null);
        }

        var from = (int)Math.Clamp(start, 0, found.Length);
        return Task.FromResult<byte[]?>(found.Bases.Slice(from, Math.Clamp(Math.Min(count, MostBases), 0, found.Length - from)).ToArray());
    }

    public Task<IReadOnlyList<GenomeGene>?> GenesAsync(string genome, string contig, long start, long until, CancellationToken ct)
    {
        IReadOnlyList<GenomeGene>? genes = null;
        if (TryFind(genome, contig, out var bundle, out var found))
        {
            var (first, last) = ((int)Math.Clamp(start + 1, 1, found.Length), (int)Math.Clamp(until, 1, found.Length));
            genes = [.. Genes.Within(bundle, found, first, last, MostGenes).Select(Drawn)];
        }

        return Task.FromResult(genes);
    }

    public Task<GenomePlace?> FindAsync(string genome, string name, CancellationToken ct)
        => Task.FromResult(catalogue.Has(genome) && Genes.Find(catalogue.Open(genome), name) is var (contig, gene) ? new GenomePlace(contig.Name, gene.Start, gene.End) : null);

    private static GenomeGene Drawn(Gene gene) => new(
        gene.Name, gene.Id, gene.Biotype, gene.Start - 1, gene.End, gene.Forward ? "+" : "-",
        gene.CodingStart > 0 ? gene.CodingStart - 1 : gene.End, gene.CodingStart > 0 ? gene.CodingEnd : gene.End,
        [.. gene.Exons.Select(exon => exon.Start - 1L)], [.. gene.Exons.Select(exon => (long)exon.End)]);

    private bool TryFind(string genome, string contig, [NotNullWhen(true)] out ReferenceBundle? bundle, [NotNullWhen(true)] out Contig? found)
    {
        bundle = catalogue.Has(genome) ? catalogue.Open(genome) : null;
        found = null;
        return bundle is not null && bundle.TryFindContig(Encoding.UTF8.GetBytes(contig), out found, out _);
    }

    private IEnumerable<Genome> Usable(string id)
    {
        try
        {
            var manifest = catalogue.Open(id).Manifest;
            return [new(id, manifest.DisplayName, string.Join("; ", manifest.Sources.Select(source => $"{source.What}: {source.From} ({source.Licence})")))];
        }
        catch (BrokenBundleException e)
        {
            LogBroken(e, id); // one broken bundle must not hide the others
            return [];
        }
    }

    [LoggerMessage(LogLevel.Error, "Genome {Genome} cannot be offered")]
    private partial void LogBroken(Exception e, string genome);
}
