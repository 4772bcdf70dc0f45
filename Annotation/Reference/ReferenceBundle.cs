using System.Diagnostics.CodeAnalysis;
using System.Text;
using GasOrleans.Annotation.Tracks;

namespace GasOrleans.Annotation.Reference;

/// <summary>A genome with its transcripts and known variants; immutable, shared by all jobs of a process.</summary>
public sealed class ReferenceBundle : IDisposable
{
    private readonly List<Mapping> files;
    private readonly ContigNames names;

    private ReferenceBundle(BundleManifest manifest, Contig[] contigs, List<Mapping> files, TranscriptFile transcripts)
    {
        Manifest = manifest;
        Contigs = contigs;
        this.files = files;
        names = new(contigs, manifest);
        Transcripts = transcripts;
        var margin = Math.Max(manifest.UpstreamDistance, manifest.DownstreamDistance) + 1;
        Bins = [.. contigs.Select(contig => new Bins(contig, transcripts.Rows, transcripts.On(contig.Index), margin))];
    }

    /// <summary>What the bundle says of itself.</summary>
    public BundleManifest Manifest { get; }

    /// <summary>The sequences, in the bundle's order.</summary>
    public IReadOnlyList<Contig> Contigs { get; }

    /// <summary>How many transcripts there are.</summary>
    public int TranscriptCount => Transcripts.Rows.Length;

    internal TranscriptFile Transcripts { get; }

    internal Bins[] Bins { get; }

    internal IReadOnlyList<Track> Tracks { get; private set; } = [];

    /// <summary>Opens and checks the bundle in a folder.</summary>
    /// <exception cref="BrokenBundleException">Something is missing, changed or does not fit together.</exception>
    public static ReferenceBundle Open(string folder, BundleCheck check = BundleCheck.Quick)
    {
        var manifest = ManifestFile.Read(folder);
        var files = new List<Mapping>();
        try
        {
            return Open(folder, manifest, check, files);
        }
        catch
        {
            files.ForEach(file => file.Dispose());
            throw;
        }
    }

    /// <summary>
    /// Finds the contig that an input calls <paramref name="name"/>: by the exact name, by the manifest's synonyms,
    /// and by the same with or without the prefix <c>chr</c>. <paramref name="renamed"/> when it is not the exact name.
    /// </summary>
    public bool TryFindContig(ReadOnlySpan<byte> name, [NotNullWhen(true)] out Contig? contig, out bool renamed)
        => names.TryFind(name, out contig, out renamed);

    /// <summary>Unmaps the files; nothing of the bundle may be used afterwards.</summary>
    public void Dispose() => files.ForEach(file => file.Dispose());

    private static ReferenceBundle Open(string folder, BundleManifest manifest, BundleCheck check, List<Mapping> files)
    {
        Mapping Map(string name)
        {
            var path = ManifestFile.Verify(folder, manifest, name, check);
            files.Add(new FileInfo(path).Length > 0 ? Mapping.Open(path) : throw new BrokenBundleException(path, "is empty"));
            return files[^1];
        }

        var contigs = SequenceFile.Contigs(Map(SequenceFile.Name), manifest, folder);
        var transcriptsPath = Path.Combine(folder, TranscriptFile.Name);
        var transcripts = TranscriptFile.Over(Map(TranscriptFile.Name), transcriptsPath);
        TranscriptChecks.Run(transcripts, contigs, transcriptsPath, check == BundleCheck.Everything || files[0].Length <= ManifestFile.QuickBytes);
        var bundle = new ReferenceBundle(manifest, contigs, files, transcripts);
        bundle.Tracks = [.. manifest.Tracks.Select(entry => bundle.OpenTrack(folder, entry, check, Map(entry.File)))];
        return bundle;
    }

    private Track OpenTrack(string folder, TrackEntry entry, BundleCheck check, Mapping mapping)
    {
        ManifestFile.Verify(folder, Manifest, entry.File + ".tbi", check);
        return Track.Open(entry, mapping, Path.Combine(folder, entry.File), Contigs.Count, name
            => TryFindContig(Encoding.UTF8.GetBytes(name), out var contig, out _) ? contig.Index : -1);
    }
}
