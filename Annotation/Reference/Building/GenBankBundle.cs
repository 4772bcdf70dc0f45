namespace GasOrleans.Annotation.Reference.Building;

/// <summary>Builds a bundle of a genome's FASTA and GenBank files.</summary>
public static class GenBankBundle
{
    /// <summary>Builds the bundle into a folder unless it is there already; says what it does.</summary>
    /// <param name="folder">Where the bundle shall be.</param>
    /// <param name="id">The short name that requests use.</param>
    /// <param name="fasta">The sequences.</param>
    /// <param name="genBank">Their features, one record for each sequence.</param>
    /// <param name="distance">Up to how many bases beside a transcript a variant is up- or downstream of it.</param>
    /// <param name="say">Takes a sentence for the person who builds.</param>
    public static void Build(string folder, string id, string fasta, string genBank, int distance, Action<string> say)
    {
        ArgumentNullException.ThrowIfNull(say);
        var inputs = $"{id}:{distance}:{Hash(fasta)}:{Hash(genBank)}";
        if (BuiltBundle.Has(folder, inputs))
        {
            say($"{folder} is up to date.");
            return;
        }

        var records = GenBankReader.Read(genBank);
        var contigs = new List<ContigDraft>();
        var transcripts = new List<TranscriptDraft>();
        foreach (var sequence in FastaReader.Read(fasta))
        {
            var record = records.Find(record => record.Is(sequence.Name))
                ?? throw new BuildException($"{fasta} has the sequence {sequence.Name}, and {genBank} has no record of that name.");
            var own = new GenBankTranscripts(sequence, record.Circular, say).From(record);
            transcripts.AddRange(own);
            contigs.Add(new(sequence, record.Circular, Code(own), [.. record.Names.Where(name => name != sequence.Name)]));
        }

        BundleWriter.Write(folder, new()
        {
            Id = id,
            DisplayName = id,
            Contigs = contigs,
            Transcripts = transcripts,
            UpstreamDistance = distance,
            DownstreamDistance = distance,
            Sources = [new("Sequence", Path.GetFileName(fasta), "not said"), new("Genes", Path.GetFileName(genBank), "not said")],
            Inputs = inputs,
        });
        say($"{folder} is built.");
    }

    private static int Code(List<TranscriptDraft> transcripts)
        => transcripts.Where(draft => draft.Coding.Count > 0).GroupBy(draft => draft.GeneticCode)
            .OrderByDescending(group => group.Count()).Select(group => group.Key).FirstOrDefault(1);

    private static string Hash(string path)
        => File.Exists(path) ? ManifestFile.Describe(path).Sha256[..16] : throw new BuildException($"There is no file {path}.");
}
