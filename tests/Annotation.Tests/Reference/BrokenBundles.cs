using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Tests.Reference;

/// <summary>A bundle that is not whole is refused, with its file, what is wrong, and what to do.</summary>
public sealed class BrokenBundles : IDisposable
{
    private readonly SmallGenome genome = SmallGenome.Of(
        "CCCCCCCCCCATGAAACTGTAACCCCCCCCCC", SmallGenome.Gene("g", forward: true, [(11, 22)]));

    [Theory]
    [InlineData("manifest.json")]
    [InlineData("sequence.bin")]
    [InlineData("transcripts.bin")]
    public void A_missing_file_is_named(string file)
    {
        File.Delete(In(file));
        Refused(file, file == "manifest.json" ? "cannot be read" : "is missing");
    }

    [Theory]
    [InlineData("sequence.bin")]
    [InlineData("transcripts.bin")]
    public void A_changed_byte_is_noticed(string file)
    {
        var bytes = File.ReadAllBytes(In(file));
        bytes[^1] ^= 1;
        File.WriteAllBytes(In(file), bytes);
        Refused(file, "was changed");
    }

    [Theory]
    [InlineData("sequence.bin")]
    [InlineData("transcripts.bin")]
    public void A_file_cut_short_is_noticed(string file)
    {
        File.WriteAllBytes(In(file), File.ReadAllBytes(In(file))[..^1]);
        Refused(file, "bytes, the manifest says");
    }

    [Theory]
    [InlineData("{", "is not a manifest")]
    [InlineData("null", "is empty")]
    [InlineData("{\"format\": 4}", "is not a manifest")]
    public void A_manifest_that_is_none_is_noticed(string text, string problem)
    {
        File.WriteAllText(In("manifest.json"), text);
        Refused("manifest.json", problem);
    }

    [Theory]
    [InlineData("\"format\": 4", "\"format\": 7", "has format 7")]
    [InlineData("\"length\": 32", "\"length\": 0", "length 0")]
    [InlineData("\"geneticCode\": 11", "\"geneticCode\": 99", "genetic code 99")]
    [InlineData("\"upstreamDistance\": 10", "\"upstreamDistance\": -1", "negative distance")]
    public void A_manifest_with_impossible_values_is_noticed(string value, string other, string problem)
    {
        var text = File.ReadAllText(In("manifest.json"));
        Assert.Contains(value, text, StringComparison.Ordinal);
        File.WriteAllText(In("manifest.json"), text.Replace(value, other, StringComparison.Ordinal));
        Refused("manifest.json", problem);
    }

    [Fact]
    public void Files_of_other_lengths_than_the_contigs_are_noticed()
    {
        Replace("sequence.bin", "CCCCC"u8.ToArray());
        Refused("sequence.bin", "5 bases, the manifest's contigs have 32");
    }

    [Fact]
    public void Transcripts_of_another_sequence_are_noticed()
    {
        Replace("sequence.bin", File.ReadAllBytes(In("sequence.bin")).Reverse().ToArray());
        Refused("transcripts.bin", "not of the same build");
    }

    [Fact]
    public void A_file_of_another_kind_is_noticed()
    {
        Replace("transcripts.bin", new byte[100]);
        Refused("transcripts.bin", "not a transcripts file");
    }

    [Fact]
    public void A_bundle_without_transcripts_is_noticed()
    {
        ReplaceTranscripts([], [], []);
        Refused("transcripts.bin", "has no transcript");
    }

    [Fact]
    public void A_transcript_outside_of_its_contig_is_noticed()
    {
        Change((ref row) => row.End = 400);
        Refused("transcripts.bin", "outside of c (1-32)");
    }

    [Fact]
    public void A_coding_sequence_of_another_length_is_noticed()
    {
        Change((ref row) => row.CodingLength = 9);
        Refused("transcripts.bin", "says its coding sequence has 9 bases, but it has 12");
    }

    [Fact]
    public void A_name_that_is_not_in_the_file_is_noticed()
    {
        Change((ref row) => row.Feature = new(1 << 20, 4));
        Refused("transcripts.bin", "without names");
    }

    [Fact]
    public void A_bundle_that_cannot_be_written_leaves_what_was_there()
    {
        var draft = SmallGenome.Draft("ACGT", SmallGenome.Gene("g", forward: true, [(1, 3)]) with { Contig = "elsewhere" });
        Assert.Throws<GasOrleans.Annotation.Reference.Building.BuildException>(
            () => GasOrleans.Annotation.Reference.Building.BundleWriter.Write(genome.Folder, draft));
        using var still = ReferenceBundle.Open(genome.Folder);
        Assert.Equal([genome.Folder], Directory.GetDirectories(Path.GetDirectoryName(genome.Folder)!));
    }

    public void Dispose() => genome.Dispose();

    private delegate void Edit(ref TranscriptRow row);

    private void Change(Edit edit)
    {
        var rows = genome.Bundle.Transcripts.Rows.ToArray();
        var segments = genome.Bundle.Transcripts.Segments.ToArray();
        edit(ref rows[0]);
        ReplaceTranscripts(rows, segments, "gprotein_coding"u8);
    }

    private void ReplaceTranscripts(ReadOnlySpan<TranscriptRow> rows, ReadOnlySpan<Segment> segments, ReadOnlySpan<byte> text)
    {
        var copy = In("transcripts.bin") + ".new";
        TranscriptFile.Write(copy, rows, segments, text);
        var bytes = File.ReadAllBytes(copy);
        File.Delete(copy);
        Replace("transcripts.bin", bytes);
    }

    private void Replace(string name, byte[] bytes)
    {
        // A new file, for the open bundle maps the old one.
        File.Delete(In(name));
        File.WriteAllBytes(In(name), bytes);
        var manifest = ManifestFile.Read(genome.Folder);
        ManifestFile.Write(genome.Folder, manifest with
        {
            Files = [.. manifest.Files.Select(file => file.Name == name ? ManifestFile.Describe(In(name)) : file)],
        });
    }

    private string In(string file) => Path.Combine(genome.Folder, file);

    private void Refused(string file, string problem)
    {
        var e = Assert.Throws<BrokenBundleException>(() => ReferenceBundle.Open(genome.Folder).Dispose());
        Assert.Equal(In(file), e.File);
        Assert.Contains(problem, e.Message, StringComparison.Ordinal);
        Assert.Contains("build the bundle again", e.Message, StringComparison.Ordinal);
    }
}
