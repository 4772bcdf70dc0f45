using GasOrleans.Annotation.Tracks.Building;

namespace GasOrleans.Annotation.Reference.Building;

/// <summary>Builds a bundle of a genome's FASTA and GFF3 files.</summary>
public static class GffBundle
{
    // Raised whenever the same inputs give another bundle.
    private const string Recipe = "gff3-3";

    /// <summary>Builds the bundle into a folder unless it is there already; says what it does.</summary>
    /// <param name="folder">Where the bundle shall be.</param>
    /// <param name="genome">What is built of what.</param>
    /// <param name="say">Takes a sentence for the person who builds.</param>
    public static void Build(string folder, GenomeFiles genome, Action<string> say)
    {
        ArgumentNullException.ThrowIfNull(genome);
        ArgumentNullException.ThrowIfNull(say);
        var inputs = $"{Recipe}:{genome.Id}:{genome.Name}:{genome.Distance}:{genome.GeneticCode}:{Hash(genome.Fasta)}:{Hash(genome.Gff)}"
            + (genome.Known is { } vcf ? $":{genome.KnownName}:{Hash(vcf)}" : "") + string.Concat(genome.Tracks.Select(track => $":{track.ToInput()}:{Hash(track.Path)}"));
        if (BuiltBundle.Has(folder, inputs))
        {
            say($"{folder} is up to date.");
            return;
        }

        var scratch = Path.GetFullPath(folder) + $".{Guid.NewGuid():N}.bases";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(scratch)!);
            BundleWriter.Write(folder, Draft(genome, FastaReader.Copy(genome.Fasta, scratch), scratch, inputs, say));
        }
        finally
        {
            File.Delete(scratch);
        }

        say($"{folder} is built.");
    }

    private static BundleDraft Draft(GenomeFiles genome, List<FastaRecord> sequences, string bases, string inputs, Action<string> say)
    {
        var gff = GffReader.Read(genome.Gff);
        var lengths = sequences.ToDictionary(sequence => sequence.Name, sequence => sequence.Length, StringComparer.Ordinal);
        var transcripts = new GffTranscripts(gff, lengths, genome.GeneticCode, say).Make();
        if (transcripts.Count == 0)
        {
            throw new BuildException($"{genome.Gff} gives no transcript on the sequences of {genome.Fasta}: are the names in its first column those of the FASTA file?");
        }

        var codes = transcripts.Where(draft => draft.Coding.Count > 0).GroupBy(draft => draft.Contig, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.GroupBy(draft => draft.GeneticCode).MaxBy(code => code.Count())!.Key, StringComparer.Ordinal);
        return new()
        {
            Id = genome.Id,
            DisplayName = genome.Name,
            Contigs = [.. sequences.Select(sequence => new ContigDraft(
                sequence, IsCircle(gff, sequence.Name), codes.GetValueOrDefault(sequence.Name, genome.GeneticCode), Synonyms(gff, sequence.Name)))],
            SequenceFile = bases,
            Transcripts = transcripts,
            KnownName = genome.Known is null ? null : genome.KnownName,
            Known = genome.Known is null ? [] : KnownVcf.Read(genome.Known),
            SayUnfit = say,
            Tracks = genome.Tracks,
            UpstreamDistance = genome.Distance,
            DownstreamDistance = genome.Distance,
            Sources = [.. new[] { ("Sequence", genome.Fasta), ("Genes", genome.Gff), ("Known variants", genome.Known) }.Concat(genome.Tracks.Select(track => (track.Name, (string?)track.Path)))
                .Where(source => source.Item2 is not null).Select(source => new SourceEntry(source.Item1, Path.GetFileName(source.Item2)!, "not said"))],
            Inputs = inputs,
        };
    }

    private static bool IsCircle(GffReader gff, string name)
        => gff.Regions.TryGetValue(name, out var region) && string.Equals(region["Is_circular"], "true", StringComparison.OrdinalIgnoreCase);

    private static string[] Synonyms(GffReader gff, string name)
    {
        if (!gff.Regions.TryGetValue(name, out var region))
        {
            return [];
        }

        var names = region["Alias"]?.Split(',') ?? [];
        return [.. names.Concat(region["genome"] == "chromosome" && region["chromosome"] is { } chromosome ? [chromosome] : []).Where(other => other != name).Distinct(StringComparer.Ordinal)];
    }

    private static string Hash(string path)
        => File.Exists(path) ? ManifestFile.Describe(path).Sha256[..16] : throw new BuildException($"There is no file {path}.");
}

/// <summary>What a genome is built of.</summary>
/// <param name="Id">The short name that requests use.</param>
/// <param name="Name">The name for people.</param>
/// <param name="Fasta">The sequences, plain or gzipped.</param>
/// <param name="Gff">The genes: GFF3, plain or gzipped.</param>
/// <param name="Distance">Up to how many bases beside a transcript a variant is up- or downstream of it.</param>
/// <param name="GeneticCode">NCBI's number of the genetic code where the GFF3 file does not say.</param>
/// <param name="Known">Known variants: a VCF, plain or gzipped, with ids; absent when there are none.</param>
/// <param name="KnownName">What they are called in results.</param>
public sealed record GenomeFiles(
    string Id, string Name, string Fasta, string Gff, int Distance, int GeneticCode, string? Known = null, string KnownName = "known variants")
{
    /// <summary>Files whose rows are joined to variants.</summary>
    public IReadOnlyList<TrackRequest> Tracks { get; init; } = [];
}
