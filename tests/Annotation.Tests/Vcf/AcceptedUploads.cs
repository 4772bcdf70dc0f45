using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Tests.Vcf;

/// <summary>The rows of the table about a file as a whole that is annotated; each result is read by htslib.</summary>
public sealed class AcceptedUploads(TinyGenome genome)
{
    private string First => genome.Snv(1_050);

    private string Second => genome.Snv(1_060);

    private string[] Both => [First, Second];

    [Fact]
    public async Task A_good_file_is_annotated_without_a_word()
    {
        var result = await AnnotatesAsync(Upload.Vcf(Both), 2);
        Assert.All(result.Records, record => Assert.StartsWith("DP=9;CSQ=", record[7], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_fileformat_line_is_added()
    {
        var result = await AnnotatesAsync(Upload.Lines([Upload.Contigs, Upload.Columns, .. Both]), 2, "missing-fileformat");
        Assert.Equal(Upload.Format, result.Lines[0]);
    }

    [Fact]
    public async Task A_fileformat_line_that_is_not_the_first_becomes_the_first()
    {
        var result = await AnnotatesAsync(Upload.Lines([Upload.Contigs, "##fileformat=VCFv4.3", Upload.Columns, .. Both]), 2);
        Assert.Equal(["##fileformat=VCFv4.3", Upload.Contigs], result.Lines[..2]);
        Assert.Single(result.Lines, line => line.StartsWith("##fileformat", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_column_header_is_added()
    {
        var result = await AnnotatesAsync(Upload.Lines([Upload.Format, Upload.Contigs, .. Both]), 2, "missing-column-header");
        Assert.Equal(Upload.Columns, result.Header[^1]);
    }

    [Fact]
    public async Task Records_only_get_a_header()
    {
        var result = await AnnotatesAsync(Upload.Lines(Both), 2, "missing-header");
        Assert.Equal([Upload.Format, Upload.Contigs], result.Header[..2]);
        Assert.Equal(Upload.Columns, result.Header[^1]);
    }

    [Fact]
    public async Task Samples_without_a_header_get_names()
    {
        var result = await AnnotatesAsync(Upload.Lines(First + "\tGT\t0/1\t1/1"), 1, "missing-header");
        Assert.EndsWith("\tFORMAT\tS1\tS2", result.Header[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task CRLF_becomes_LF()
    {
        var result = await AnnotatesAsync(Upload.Bytes($"{Upload.Format}\r\n{Upload.Columns}\r\n{First}\r\n"), 1);
        Assert.DoesNotContain('\r', result.Text);
    }

    [Fact]
    public async Task A_byte_order_mark_is_dropped()
    {
        var result = await AnnotatesAsync([0xEF, 0xBB, 0xBF, .. Upload.Vcf(Both)], 2);
        Assert.Equal(Upload.Format, result.Lines[0]);
    }

    [Fact]
    public async Task A_column_header_with_spaces_is_repaired()
    {
        var result = await AnnotatesAsync(Upload.Lines(Upload.Format, $"{Upload.Columns} FORMAT  S7".Replace('\t', ' '), First + "\tGT\t0/1"), 1, "header-spaces");
        Assert.Equal($"{Upload.Columns}\tFORMAT\tS7", result.Header[^1]);
    }

    [Fact]
    public async Task A_header_without_records_is_a_result_with_no_records()
    {
        var result = await AnnotatesAsync(Upload.Vcf(), 0, "no-records");
        Assert.Contains("\nTotal: 0\n", result.Log, StringComparison.Ordinal);
    }

    [Fact]
    public Task Plain_gzip_is_read() => AnnotatesAsync(Upload.Gzip(Upload.Vcf(Both)), 2);

    [Fact]
    public async Task BGZF_is_read() => await AnnotatesAsync(await Upload.BgzfAsync(Upload.Vcf(Both)), 2);

    [Fact]
    public async Task BGZF_without_its_end_block_is_read_with_a_warning()
        => await AnnotatesAsync((await Upload.BgzfAsync(Upload.Vcf(Both)))[..^28], 2, "no-bgzf-eof");

    [Fact]
    public Task Gzip_members_are_read_as_one()
        => AnnotatesAsync([.. Upload.Gzip(Upload.Vcf(First)), .. Upload.Gzip([]), .. Upload.Gzip(Upload.Lines(Second))], 2);

    [Fact]
    public async Task Unsorted_records_keep_their_order_and_have_no_index()
    {
        var result = await AnnotatesAsync(Upload.Vcf(Second, First), 2, "unsorted");
        Assert.Equal(["1060", "1050"], result.Records.Select(record => record[1]));
        Assert.Empty(result.Index);
        Assert.Contains("Index: the records are not sorted", result.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chromosome_in_two_blocks_is_unsorted_and_an_unknown_one_between_is_kept()
    {
        var result = await AnnotatesAsync(Upload.Vcf(First, genome.Snv(5, name: "plasmid1"), Second), 3, "unknown-contig", "unsorted");
        Assert.Equal("DP=9;GAS_WARN=UNKNOWN_CONTIG", result.Records[1][7]);
        Assert.Contains("##contig=<ID=plasmid1>", result.Header);
    }

    [Fact]
    public async Task Duplicate_records_are_kept_and_counted()
    {
        var result = await AnnotatesAsync(Upload.Vcf(First, First, Second), 3, "duplicate-records");
        Assert.Equal(1, result.Count(Code.DuplicateRecords));
    }

    [Theory]
    [InlineData("chr1", "1")]
    [InlineData("chr1", "NC_1.1")]
    [InlineData("2", "chr2")]
    public async Task Other_names_of_a_chromosome_are_understood_and_kept(string contig, string name)
    {
        var result = await AnnotatesAsync(Upload.Vcf(genome.Snv(1_050, contig, name), genome.Snv(1_060, contig, name)), 2, "contig-renamed");
        Assert.Equal([name, name], result.Records.Select(record => record[0]));
        Assert.Contains($"{name} was read as {contig}", result.Log, StringComparison.Ordinal);
        Assert.All(result.Records, record => Assert.Contains("CSQ=", record[7], StringComparison.Ordinal));
        Assert.Contains(result.Header, line => line.StartsWith($"##contig=<ID={name},length=", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("##INFO=<ID=DP,broken")]
    [InlineData("##source=caf\u00e9 au lait")]
    [InlineData("##source=<script>alert(1)</script>")]
    [InlineData("##SAMPLE=<ID=x,Description=\"a, b > c\">")]
    public async Task Header_lines_pass_unchanged(string line)
    {
        var result = await Annotating.RunAsync(genome, Upload.Lines(Upload.Format, line, Upload.Columns, First));
        Assert.Contains(line, result.Header);
    }

    [Theory]
    [InlineData("VCFv4.0")]
    [InlineData("VCFv4.4")]
    public async Task Versions_pass_unchanged(string version)
        => Assert.Equal("##fileformat=" + version, (await AnnotatesAsync(Upload.Lines("##fileformat=" + version, Upload.Columns, First), 1)).Lines[0]);

    [Fact]
    public async Task An_annotated_file_is_annotated_anew_without_doubling()
    {
        var once = await AnnotatesAsync(Upload.Vcf(First.Replace("DP=9", "DP=9;ANN=x", StringComparison.Ordinal), genome.Snv(7, name: "plasmid1")), 2, "unknown-contig");
        var twice = await AnnotatesAsync(once.Vcf, 2, "replaced-annotations", "unknown-contig");
        Assert.Equal(once.Text, twice.Text);
        Assert.Equal(2, twice.Count(Code.ReplacedAnnotations));
        Assert.StartsWith("DP=9;ANN=x;CSQ=", twice.Records[0][7], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Duplicate_sample_names_are_told_apart()
    {
        var result = await AnnotatesAsync(Upload.WithSamples("A A B", First + "\tGT\t0/1\t1/1\t0/0"), 1, "duplicate-sample");
        Assert.EndsWith("\tFORMAT\tA\tA_2\tB", result.Header[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undeclared_contigs_infos_and_filters_pass_and_contigs_are_declared()
    {
        var result = await AnnotatesAsync(Upload.Lines(Upload.Format, Upload.Columns, First.Replace("PASS", "q10;s50", StringComparison.Ordinal)), 1);
        Assert.Contains(Upload.Contigs, result.Header);
        Assert.Equal("q10;s50", result.Records[0][6]);
    }

    [Fact]
    public Task Blank_lines_are_skipped() => AnnotatesAsync([.. Upload.Vcf(First, "", Second, "", ""), .. "\r\n \n"u8], 2);

    [Fact]
    public Task The_last_line_needs_no_line_end() => AnnotatesAsync(Upload.Vcf(Both)[..^1], 2);

    [Fact]
    public async Task Comments_among_the_records_are_left_out()
    {
        var result = await AnnotatesAsync(Upload.Vcf(First, "# by hand", "##source=cat", Second), 2, "comment-in-body");
        Assert.Equal(2, result.Count(Code.CommentInBody));
        Assert.DoesNotContain("# by hand", result.Lines);
    }

    private async Task<Result> AnnotatesAsync(byte[] upload, int records, params string[] codes)
    {
        var result = await Annotating.AcceptedAsync(genome, upload);
        Assert.Equal(codes, result.Codes);
        Assert.Equal(records, result.Summary.Records);
        Assert.Equal(0, result.Summary.Skipped);
        return result;
    }
}
