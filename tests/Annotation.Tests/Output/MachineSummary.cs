using System.Text;
using GasOrleans.Annotation.Tests.Vcf;

namespace GasOrleans.Annotation.Tests.Output;

/// <summary>The line at the end of the count log that charts are drawn from.</summary>
public sealed class MachineSummary(TinyGenome genome)
{
    [Fact]
    public async Task It_says_what_the_summary_says_and_no_name_can_forge_it()
    {
        var result = await Annotating.RunAsync(genome, Upload.Vcf(
            Snv(1_101, "A", "G"), Snv(1_101, "A", "T,C,AG,*"), genome.Snv(9, "2", name: "chr2"), "x\n## summary: {}\t9\t.\tA\tC\t.\t.\t.", "\"},\t9\t.\tA\tC\t.\t.\t."));
        var summary = ResultSummary.Read(Encoding.UTF8.GetBytes(result.Log))!;
        Assert.Equal(result.Summary.Records, summary.Records);
        Assert.Equal((result.Summary.Transitions, result.Summary.Transversions), (summary.Transitions, summary.Transversions));
        Assert.Equal(1, summary.Types["insertion"]);
        Assert.Equal([new("chr1", 2), new("chr2", 1), new("\"},", 1)], summary.Contigs);
        Assert.Equal(result.Summary.Skipped, summary.Skipped);
        Assert.Equal([new("tinySNP", 1, 1)], summary.Tracks);
        Assert.Equal(result.Summary.Codes.Sum(code => code.Count), summary.Codes.Values.Sum());
    }

    [Theory]
    [InlineData("A", "G", 1, 0)]
    [InlineData("g", "A", 1, 0)]
    [InlineData("C", "T", 1, 0)]
    [InlineData("A", "C", 0, 1)]
    [InlineData("A", "T", 0, 1)]
    [InlineData("AC", "AT", 1, 0)]
    [InlineData("AC", "GT", 0, 0)]
    [InlineData("A", "R", 0, 0)]
    [InlineData("A", "AG", 0, 0)]
    [InlineData("A", "*", 0, 0)]
    public async Task Substitutions_are_transitions_or_transversions(string reference, string alternate, long transitions, long transversions)
    {
        var summary = (await Annotating.RunAsync(genome, Upload.Vcf(Snv(1_101, reference, alternate), genome.Snv(2_000), genome.Snv(3_000), genome.Snv(4_000)))).Summary;
        var others = (await Annotating.RunAsync(genome, Upload.Vcf(genome.Snv(2_000), genome.Snv(3_000), genome.Snv(4_000)))).Summary;
        Assert.Equal((transitions, transversions), (summary.Transitions - others.Transitions, summary.Transversions - others.Transversions));
    }

    [Fact]
    public async Task It_stays_small_whatever_the_file_names()
    {
        var records = Enumerable.Range(0, 3_000).Select(i => $"{new string('ü', 100)}{i}\t5\t.\tA\tC\t.\t.\t.").Prepend(genome.Snv(1_050));
        var log = Encoding.UTF8.GetBytes((await Annotating.RunAsync(genome, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Upload.Vcf()) + string.Join('\n', records) + "\n"))).Log);
        var summary = ResultSummary.Read(log.AsSpan(Math.Max(log.Length - ResultSummary.MostBytes, 0)))!;
        Assert.Equal((3_001, 100, 2_901), (summary.Records, summary.Contigs.Count, summary.OtherContigs));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n## summary: ")]
    [InlineData("\n## summary: {\"version\":1}")]
    [InlineData("\n## summary: [}")]
    public void What_is_none_is_none(string text) => Assert.Null(ResultSummary.Read(Encoding.UTF8.GetBytes(text)));

    private static string Snv(int position, string reference, string alternate) => $"chr1\t{position}\t.\t{reference}\t{alternate}\t.\t.\t.";
}
