using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Tests.Vcf;

/// <summary>The rows of the table about genotypes: what htslib drops in silence is kept here, and said.</summary>
public sealed class SampleColumns(TinyGenome genome)
{
    [Fact]
    public async Task Missing_sample_values_are_padded_and_no_record_is_lost()
    {
        var result = await Annotating.AcceptedAsync(genome, Upload.WithSamples(
            "A B", Snv(1_050, "\tGT\t0/1\t1/1"), Snv(1_052, "\tGT\t0/1"), Snv(1_054, "\tGT"), Snv(1_056, ""), Snv(1_058, "\tGT\t0/0\t0/1")));
        Assert.Equal(["sample-columns"], result.Codes);
        Assert.Equal(3, result.Count(Code.SampleColumns));
        Assert.Equal(["GT|0/1|1/1", "GT|0/1|.", "GT|.|.", ".|.|.", "GT|0/0|0/1"], result.Records.Select(record => string.Join('|', record[8..])));
        Assert.EndsWith(";GAS_WARN=SAMPLE_COLUMNS", result.Records[1][7], StringComparison.Ordinal);
        Assert.Contains("line 5: The columns do not fit the #CHROM line: the record has 10 instead of 11, the missing ones were padded with '.'.", result.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_record_with_a_surplus_sample_loses_it_and_says_so()
    {
        var result = await Annotating.AcceptedAsync(
            genome, Upload.WithSamples("A", Snv(1_050, "\tGT\t0/1"), Snv(1_052, "\tGT\t0/1\t1/1\t0/0"), Snv(1_054, "\tGT\t0/1")));
        Assert.Equal(["sample-columns"], result.Codes);
        Assert.All(result.Records, record => Assert.Equal("0/1", record[^1]));
        Assert.Equal(5, Assert.Single(result.Summary.Problems).Line);
    }

    [Fact]
    public async Task A_sample_that_the_header_forgot_gets_a_name()
    {
        var result = await Annotating.AcceptedAsync(genome, Upload.WithSamples("A", Snv(1_050, "\tGT\t0/1\t1/1"), Snv(1_052, "\tGT\t0/1\t0/0")));
        Assert.Equal(["sample-columns"], result.Codes);
        Assert.EndsWith("\tFORMAT\tA\tS2", result.Header[^1], StringComparison.Ordinal);
        Assert.Equal(["1/1", "0/0"], result.Records.Select(record => record[^1]));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0/1/1")]
    [InlineData("0|1")]
    [InlineData("./.")]
    public async Task Any_ploidy_and_phase_passes(string genotype)
    {
        var result = await Annotating.AcceptedAsync(genome, Upload.WithSamples("A", Snv(1_102, $"\tGT:DP\t{genotype}:7"), Snv(1_103, $"\tGT:DP\t{genotype}:7")));
        Assert.Empty(result.Codes);
        Assert.All(result.Records, record => Assert.Equal([$"GT:DP", $"{genotype}:7"], record[8..]));
    }

    [Fact]
    public async Task A_column_header_of_five_columns_becomes_whole()
    {
        var five = string.Join('\t', Snv(1_050, "").Split('\t')[..5]);
        var result = await Annotating.AcceptedAsync(genome, Upload.Lines(Upload.Format, "#CHROM\tPOS\tID\tREF\tALT", five, five));
        Assert.Equal(["duplicate-records", "short-record"], result.Codes);
        Assert.Equal(Upload.Columns, result.Header[^1]);
        Assert.All(result.Records, record => Assert.Equal(8, record.Length));
    }

    private string Snv(int position, string more) => genome.Snv(position, more: more);
}
