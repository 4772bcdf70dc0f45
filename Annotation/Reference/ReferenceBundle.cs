using System.Diagnostics.CodeAnalysis;

namespace GasOrleans.Annotation.Reference;

/// <summary>A genome with its transcripts and known variants; immutable, shared by all jobs of a process.</summary>
public sealed class ReferenceBundle : IDisposable
{
    private readonly Mapping[] files;
    private readonly ContigNames names;

    private ReferenceBundle(BundleManifest manifest, Contig[] contigs, Mapping[] files)
    {
        Manifest = manifest;
        Contigs = contigs;
        this.files = files;
        names = new(contigs, manifest);
    }

    /// <summary>What the bundle says of itself.</summary>
    public BundleManifest Manifest { get; }

    /// <summary>The sequences, in the bundle's order.</summary>
    public IReadOnlyList<Contig> Contigs { get; }

    /// <summary>Opens and checks the bundle in a folder.</summary>
    /// <exception cref="BrokenBundleException">Something is missing, changed or does not fit together.</exception>
    public static ReferenceBundle Open(string folder)
    {
        throw new BrokenBundleException(Path.Combine(folder, "manifest.json"), "cannot be read yet");
    }

    /// <summary>
    /// Finds the contig that an input calls <paramref name="name"/>: by the exact name, by the manifest's synonyms,
    /// and by the same with or without the prefix <c>chr</c>. <paramref name="renamed"/> when it is not the exact name.
    /// </summary>
    public bool TryFindContig(ReadOnlySpan<byte> name, [NotNullWhen(true)] out Contig? contig, out bool renamed)
        => names.TryFind(name, out contig, out renamed);

    /// <summary>Unmaps the files; nothing of the bundle may be used afterwards.</summary>
    public void Dispose()
    {
        foreach (var file in files)
        {
            file.Dispose();
        }
    }
}
