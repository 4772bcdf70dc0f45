using System.IO.Compression;
using System.Text;
using GasOrleans.Annotation.Reference.Building;

namespace GasOrleans.Annotation.Tests.Reference;

public sealed class GenBank : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("gas-genbank-").FullName;
    private readonly List<string> warnings = [];

    [Theory]
    [InlineData("5..9", true, "5-9", false, false)]
    [InlineData("7", true, "7-7", false, false)]
    [InlineData("complement(<5..>9)", false, "5-9", true, true)]
    [InlineData("<5..9", true, "5-9", true, false)]
    [InlineData("complement(5..>9)", false, "5-9", true, false)]
    [InlineData("join(1..3,5..9)", true, "1-3 5-9", false, false)]
    [InlineData("order(1..3,5..9)", true, "1-3 5-9", false, false)]
    [InlineData("complement(join(1..3,5..9))", false, "1-3 5-9", false, false)]
    [InlineData("join(complement(5..9),complement(1..3))", false, "1-3 5-9", false, false)]
    [InlineData("join(95..100,1..5)", true, "95-100 1-5", false, false)]
    public void A_location_is_read(string text, bool forward, string parts, bool partialStart, bool partialEnd)
    {
        var location = GenBankLocation.Parse(text);
        Assert.NotNull(location);
        Assert.Equal((forward, partialStart, partialEnd), (location.Forward, location.PartialStart, location.PartialEnd));
        Assert.Equal(parts, string.Join(' ', location.Parts.Select(part => $"{part.Start}-{part.End}")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("9..5")]
    [InlineData("0..5")]
    [InlineData("join(1..3,complement(5..9))")]
    [InlineData("J00194.1:100..202")]
    [InlineData("join(1..3,")]
    [InlineData("1..2..3")]
    [InlineData("99999999999..5")]
    public void A_location_that_is_none_or_lies_on_both_strands_is_not(string text) => Assert.Null(GenBankLocation.Parse(text));

    [Fact]
    public void Features_become_transcripts()
    {
        var drafts = From("""
            LOCUS       X 200 bp DNA circular
            ACCESSION   X
            VERSION     X.1
            FEATURES             Location/Qualifiers
                 source          1..200
                 gene            1..9
                                 /gene="abcD"
                                 /locus_tag="L1"
                 CDS             1..9
                                 /gene="abcD"
                                 /locus_tag="L1"
                                 /note="says ""quoted"" things,
                                 /and goes on"
                                 /codon_start=1
                                 /transl_table=11
                                 /protein_id="P1.1"
                 CDS             join(21..25,
                                 25..31)
                                 /locus_tag="L2"
                                 /codon_start=3
                                 /transl_table=11
                 CDS             complement(join(190..200,1..4))
                                 /locus_tag="L3"
                 tRNA            50..60
                                 /locus_tag="L4"
                 gene            70..80
                                 /locus_tag="L5"
                                 /pseudogene="unknown"
                 CDS             90..98
                                 /locus_tag="L6"
                                 /pseudo
                 CDS             join(100..110,complement(120..130))
                                 /locus_tag="L7"
                 CDS             300..400
                                 /locus_tag="L8"
            ORIGIN
                    1 acgt
            //
            """);
        Assert.Equal(["L1", "L2", "L3", "L4", "L6", "L5"], drafts.Select(draft => draft.Gene));
        Assert.Equal(("abcD", "L1", 11, true, "protein_coding"), (drafts[0].Symbol, drafts[0].Feature, drafts[0].GeneticCode, drafts[0].Forward, drafts[0].Biotype));
        Assert.Equal([(21, 25), (25, 31)], drafts[1].Coding);
        Assert.Equal([(21, 31)], drafts[1].Exons);
        Assert.Equal((1, "L2"), (drafts[1].Padding, drafts[1].Feature));
        Assert.Equal((false, (190, 204)), (drafts[2].Forward, Assert.Single(drafts[2].Coding)));
        Assert.Equal(("tRNA", 0), (drafts[3].Biotype, drafts[3].Coding.Count));
        Assert.Equal(["pseudogene", "pseudogene"], drafts.Skip(4).Select(draft => draft.Biotype));
        Assert.Equal(["CDS L7", "CDS L8"], warnings.Select(warning => warning[..6]));
    }

    [Fact]
    public void Another_file_is_no_genbank_file()
        => Assert.Throws<BuildException>(() => GenBankReader.Read(Write(">X\nACGT\n")));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Fasta_is_read_plain_and_gzipped(bool zipped)
    {
        var path = Write(">a some words\nACgt\r\nnrA\n\n>b\nT", zipped);
        var records = FastaReader.Read(path);
        Assert.Equal(["a", "b"], records.Select(record => record.Name));
        Assert.Equal(["ACGTNNA", "T"], records.Select(record => Encoding.ASCII.GetString(record.Bases)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ACGT")]
    [InlineData(">a\n>b\nA")]
    [InlineData(">\nACGT")]
    [InlineData(">a\nAC-GT")]
    public void What_is_no_fasta_is_refused(string text) => Assert.Throws<BuildException>(() => FastaReader.Read(Write(text)));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private List<TranscriptDraft> From(string text)
    {
        var record = Assert.Single(GenBankReader.Read(Write(text)));
        Assert.True(record.Is("X.1") && record.Is("X") && record.Circular);
        return new GenBankTranscripts(new("X.1", new byte[200]), circular: true, warnings.Add).From(record);
    }

    private string Write(string text, bool zipped = false)
    {
        var path = Path.Combine(folder, "file");
        using var file = File.Create(path);
        using var stream = zipped ? new GZipStream(file, CompressionMode.Compress) : (Stream)file;
        stream.Write(Encoding.ASCII.GetBytes(text));
        return path;
    }
}
