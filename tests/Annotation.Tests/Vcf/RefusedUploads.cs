using System.Text;
using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Tests.Vcf;

/// <summary>The rows of the table that refuse the file.</summary>
public sealed class RefusedUploads(TinyGenome genome)
{
    private string Good => genome.Snv(1_050);

    [Fact]
    public Task An_empty_file_is_refused() => RefusesAsync([], Code.EmptyFile);

    [Fact]
    public Task A_compressed_empty_file_is_refused() => RefusesAsync(Upload.Gzip([]), Code.EmptyFile);

    [Fact]
    public async Task An_empty_BGZF_file_is_refused() => await RefusesAsync(await Upload.BgzfAsync([]), Code.EmptyFile);

    [Fact]
    public Task Old_Mac_line_ends_are_refused()
        => RefusesAsync(Upload.Bytes($"{Upload.Format}\r{Upload.Columns}\r{Good}\r"), Code.LineEndingsCr);

    [Fact]
    public Task Spaces_between_columns_are_refused_with_the_first_line_number()
        => RefusesAsync(Upload.Vcf(Good.Replace('\t', ' '), genome.Snv(1_060).Replace('\t', ' ')), Code.SpacesNotTabs, line: 4);

    [Fact]
    public Task Runs_of_spaces_without_a_header_are_refused_as_spaces()
        => RefusesAsync(Upload.Lines(Good.Replace("\t", "   ", StringComparison.Ordinal)), Code.SpacesNotTabs, line: 1);

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", false)]
    public Task UTF_16_is_refused_with_and_without_its_mark(string encoding, bool mark)
    {
        var utf16 = Encoding.GetEncoding(encoding);
        var text = Encoding.Latin1.GetString(Upload.Vcf(Good));
        return RefusesAsync([.. mark ? utf16.GetPreamble() : [], .. utf16.GetBytes(text)], Code.EncodingUtf16);
    }

    [Fact]
    public Task A_zip_archive_is_refused() => RefusesAsync([.. "PK\x03\x04"u8, .. new byte[200]], Code.Zip);

    [Fact]
    public async Task BCF_is_refused() => await RefusesAsync(await Upload.BgzfAsync([.. "BCF\x02\x02"u8, .. new byte[200]]), Code.Bcf);

    [Fact]
    public Task Random_bytes_are_refused()
    {
        var bytes = new byte[10_000];
        new Random(5).NextBytes(bytes);
        return RefusesAsync(bytes, Code.NotVcf);
    }

    [Fact]
    public async Task A_web_page_is_refused_and_called_one()
        => Assert.Contains("web page", (await RefusesAsync(Upload.Lines("<!DOCTYPE html>", "<html><body>Sign in</body></html>"), Code.NotVcf)).Sentence, StringComparison.Ordinal);

    [Theory]
    [InlineData("Dear all, here are the variants, as promised, by mail, best, me")]
    [InlineData("chr1\t100\t200\tpeak1\t0\t+")]
    [InlineData("##gff-version 3\nchr1\tRefSeq\tgene\t1\t99\t.\t+\t.\tID=g")]
    [InlineData("gene\tvalue\ngyrA\t7")]
    [InlineData("{\"variants\": []}")]
    public Task Other_text_is_refused(string text) => RefusesAsync(Upload.Lines(text), Code.NotVcf);

    [Fact]
    public Task A_file_compressed_twice_is_refused() => RefusesAsync(Upload.Gzip(Upload.Gzip(Upload.Vcf(Good))), Code.NotVcf);

    [Fact]
    public Task NUL_bytes_are_refused_with_their_line()
        => RefusesAsync(Upload.Vcf(Good, genome.Snv(1_060).Replace("PASS", "PA\0S", StringComparison.Ordinal)), Code.NulBytes, line: 5);

    [Fact]
    public Task NUL_bytes_far_behind_are_refused_with_their_line()
    {
        var records = Enumerable.Range(2_000, 30_000).Select(position => genome.Snv(position)).ToArray();
        records[^1] = records[^1].Replace("PASS", "PA\0S", StringComparison.Ordinal);
        return RefusesAsync(Upload.Vcf(records), Code.NulBytes, line: 30_003);
    }

    [Fact]
    public Task Quoted_fields_are_refused()
        => RefusesAsync(Upload.Vcf(string.Join('\t', Good.Split('\t').Select(field => $"\"{field}\""))), Code.QuotedFields, line: 4);

    [Fact]
    public Task A_wholly_quoted_export_is_refused()
        => RefusesAsync(Upload.Lines($"\"{Upload.Format}\"", string.Join('\t', Good.Split('\t').Select(field => $"\"{field}\""))), Code.QuotedFields);

    [Fact]
    public Task Commas_between_columns_are_refused()
        => RefusesAsync(Upload.Lines(Upload.Format, Upload.Columns.Replace('\t', ','), Good.Replace('\t', ',')), Code.CommasNotTabs, line: 3);

    [Fact]
    public async Task A_file_whose_REFs_are_all_shifted_is_refused_with_the_count()
    {
        var shifted = Enumerable.Range(0, 8).Select(i => 1_000 + (i * 13))
            .Where(at => genome.Bases("chr1", at) != genome.Bases("chr1", at + 1))
            .Select(at => genome.Snv(at + 1).Replace($"\t{at + 1}\t", $"\t{at}\t", StringComparison.Ordinal)).ToArray();
        var problem = await RefusesAsync(Upload.Vcf(shifted), Code.WrongReference);
        Assert.Contains($"{shifted.Length} of {shifted.Length} records", problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_none_of_whose_chromosomes_is_known_is_refused_and_names_them()
    {
        var problem = await RefusesAsync(Upload.Vcf(genome.Snv(9, name: "plasmid1"), genome.Snv(9, name: "plasmid2")), Code.WrongReference);
        Assert.Contains("plasmid1, plasmid2", problem.Sentence, StringComparison.Ordinal);
        Assert.Contains("chr1, 2", problem.Sentence, StringComparison.Ordinal);
    }

    private async Task<Problem> RefusesAsync(byte[] upload, Code code, long? line = null)
    {
        var problem = (await Annotating.RunAsync(genome, upload)).Refusal;
        Assert.Equal((code, Verdict.Reject), (problem.Code, problem.Verdict));
        Assert.Equal(line ?? problem.Line, problem.Line);
        Assert.NotEmpty(problem.Fix);
        return problem;
    }
}
