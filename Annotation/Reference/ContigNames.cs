using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace GasOrleans.Annotation.Reference;

/// <summary>Finds contigs by the names that inputs use, without allocating.</summary>
internal sealed class ContigNames
{
    private readonly Dictionary<string, Contig>.AlternateLookup<ReadOnlySpan<char>> exact;
    private readonly Dictionary<string, Contig>.AlternateLookup<ReadOnlySpan<char>> others;

    public ContigNames(IReadOnlyList<Contig> contigs, BundleManifest manifest)
    {
        var own = contigs.ToDictionary(contig => contig.Name, StringComparer.Ordinal);
        var synonyms = new Dictionary<string, Contig>(StringComparer.Ordinal);
        foreach (var contig in contigs)
        {
            foreach (var name in manifest.Contigs[contig.Index].Synonyms.Prepend(contig.Name))
            {
                synonyms.TryAdd(name, contig);
                synonyms.TryAdd(Switched(name), contig);
            }
        }

        exact = own.GetAlternateLookup<ReadOnlySpan<char>>();
        others = synonyms.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public bool TryFind(ReadOnlySpan<byte> name, [NotNullWhen(true)] out Contig? contig, out bool renamed)
    {
        Span<char> text = stackalloc char[256];
        contig = null;
        renamed = false;
        if (name.Length > text.Length || !Encoding.UTF8.TryGetChars(name, text, out var length))
        {
            return false;
        }

        if (exact.TryGetValue(text[..length], out contig))
        {
            return true;
        }

        renamed = others.TryGetValue(text[..length], out contig);
        return renamed;
    }

    private static string Switched(string name)
        => name.StartsWith("chr", StringComparison.OrdinalIgnoreCase) ? name[3..] : "chr" + name;
}
