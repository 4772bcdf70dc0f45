using System.Collections.Concurrent;
using GasOrleans.Annotation.Reference;
using Microsoft.Extensions.Options;

namespace GasOrleans.Genomes;

/// <summary>The bundles in the folder of genomes; each is opened once and shared by all jobs of the silo.</summary>
internal sealed class GenomeCatalogue(IOptions<GenomeOptions> options) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<ReferenceBundle>> open = new(StringComparer.Ordinal);

    /// <summary>Whether there is such a genome; asks the folder, so that a bundle may be added while the silo runs.</summary>
    public bool Has(string id) => Ids().Contains(id);

    /// <summary>The ids of all genomes.</summary>
    public IEnumerable<string> Ids() => Directory.Exists(options.Value.Folder)
        ? Directory.EnumerateDirectories(options.Value.Folder).Where(folder => File.Exists(Path.Combine(folder, "manifest.json"))).Select(Path.GetFileName).OfType<string>()
        : [];

    /// <summary>The bundle of a genome; throws <see cref="BrokenBundleException"/> when it cannot be used.</summary>
    public ReferenceBundle Open(string id)
    {
        if (!Has(id))
        {
            throw new BrokenBundleException($"There is no genome '{id}' in {options.Value.Folder}. Build its bundle (docs/bundles.md says how).");
        }

        var bundle = open.GetOrAdd(id, static (name, folder) => new(() => ReferenceBundle.Open(Path.Combine(folder, name))), options.Value.Folder);
        try
        {
            return bundle.Value;
        }
        catch
        {
            open.TryRemove(new(id, bundle)); // what is repaired, or was a passing fault, is taken up without a restart
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var bundle in open.Values.Where(bundle => bundle.IsValueCreated))
        {
            bundle.Value.Dispose();
        }
    }
}
