using System.Collections.Immutable;

namespace GasOrleans.WebClient.Jobs;

/// <summary>What people call the genomes that jobs name by id. Names hardly ever change: each is asked for once in some minutes, not with each look at a job.</summary>
internal sealed class GenomeNames(IGrainFactory grains, TimeProvider time)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private volatile Known known = new(DateTimeOffset.MinValue, ImmutableDictionary<string, string>.Empty);

    /// <summary>Its name; the id of a genome that is not there any more.</summary>
    public async Task<string> OfAsync(string id, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (now - known.At > Life)
        {
            known = new(now, (await grains.Genomes().ListAsync(ct)).ToImmutableDictionary(genome => genome.Id, genome => genome.Name));
        }

        return known.Names.GetValueOrDefault(id, id);
    }

    private sealed record Known(DateTimeOffset At, ImmutableDictionary<string, string> Names);
}
