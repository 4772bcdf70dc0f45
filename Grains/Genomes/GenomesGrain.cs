using GasOrleans.Annotation.Reference;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace GasOrleans.Genomes;

[StatelessWorker]
internal sealed partial class GenomesGrain(GenomeCatalogue catalogue, ILogger<GenomesGrain> logger) : Grain, IGenomesGrain
{
    public Task<IReadOnlyList<Genome>> ListAsync(CancellationToken ct)
        => Task.FromResult<IReadOnlyList<Genome>>([.. catalogue.Ids().SelectMany(Usable).OrderBy(genome => genome.Name, StringComparer.Ordinal)]);

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
