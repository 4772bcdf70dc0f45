using GasOrleans.Annotation.Tracks.Building;

namespace GasOrleans.Annotation.Reference.Building;

/// <summary>Writes a bundle: whole and checked under its name, or not at all.</summary>
internal static class BundleWriter
{
    public static void Write(string folder, BundleDraft draft)
    {
        var target = Path.GetFullPath(folder);
        var scratch = $"{target}.{Guid.NewGuid():N}.tmp";
        Directory.CreateDirectory(scratch);
        try
        {
            Fill(scratch, draft);
            using (ReferenceBundle.Open(scratch, BundleCheck.Everything))
            {
                // Opening checks it.
            }

            if (Directory.Exists(target))
            {
                Directory.Delete(target, recursive: true);
            }

            Directory.Move(scratch, target);
        }
        finally
        {
            if (Directory.Exists(scratch))
            {
                Directory.Delete(scratch, recursive: true);
            }
        }
    }

    private static void Fill(string folder, BundleDraft draft)
    {
        var sequence = Path.Combine(folder, SequenceFile.Name);
        if (draft.SequenceFile is { } ready)
        {
            File.Move(ready, sequence);
        }
        else
        {
            using var file = File.Create(sequence);
            foreach (var contig in draft.Contigs)
            {
                file.Write(contig.Sequence.Bases);
            }
        }

        var manifest = Manifest(draft);
        using (var mapping = Mapping.Open(sequence))
        {
            var contigs = SequenceFile.Contigs(mapping, manifest, folder);
            new TranscriptRows(contigs).Write(Path.Combine(folder, TranscriptFile.Name), draft.Transcripts);
            manifest = manifest with { Tracks = Tracks(folder, draft, contigs, manifest) };
            _ = ManifestFile.TrackProblem(manifest) is { } problem ? throw new BuildException($"The request {problem}.") : 0;
        }

        ManifestFile.Write(folder, manifest with { Files = [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(ManifestFile.Describe)] });
    }

    private static IReadOnlyList<TrackEntry> Tracks(string folder, BundleDraft draft, IReadOnlyList<Contig> contigs, BundleManifest manifest)
    {
        var tracks = new TrackBuilder(folder, contigs, manifest, draft.SayUnfit ?? (_ => { }));
        if (draft.KnownName is { } name)
        {
            tracks.Add(name, draft.Known, draft.SayUnfit);
        }

        foreach (var request in draft.Tracks)
        {
            tracks.Add(request);
        }

        return tracks.Entries;
    }

    private static BundleManifest Manifest(BundleDraft draft) => new()
    {
        Format = BundleManifest.CurrentFormat,
        Id = draft.Id,
        DisplayName = draft.DisplayName,
        Names = draft.Names,
        Contigs = [.. draft.Contigs.Select(contig
            => new ContigEntry(contig.Sequence.Name, contig.Sequence.Length, contig.Circular, contig.GeneticCode, contig.Synonyms))],
        UpstreamDistance = draft.UpstreamDistance,
        DownstreamDistance = draft.DownstreamDistance,
        Sources = draft.Sources,
        Files = [],
        Inputs = draft.Inputs,
    };
}
