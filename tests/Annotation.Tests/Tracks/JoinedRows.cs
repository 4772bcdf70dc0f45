using GasOrleans.Annotation.Tests.Vcf;

namespace GasOrleans.Annotation.Tests.Tracks;

/// <summary>Which rows of a track belong to a variant.</summary>
public sealed class JoinedRows : IDisposable
{
    //                             21: GGCACACATT
    private static readonly string One = new string('T', 20) + "GGCACACATT" + new string('T', 20) + TrackedGenome.Random(60_000, seed: 3);
    private static readonly string Two = "ACGTTGCAAC" + TrackedGenome.Random(3_000, seed: 4);

    private readonly Scratch folder = new();

    [Fact]
    public async Task A_row_of_several_alleles_gives_each_its_own_value()
    {
        using var genome = await MakeAsync(("vcf", TrackedGenome.Vcf("chr1\t26\trs1;rs2\tA\tC,G,AT\t.\t.\tAF=0.1,0.2,.;AD=9,1,2,3;CLNSIG=Pathogenic|risk,other;DB"), "db,ids,fields=AF:gnomAD_AF+AD+CLNSIG:CLIN_SIG+DB"));
        Assert.Equal(("rs1;rs2", "0.1|1|Pathogenic&risk&other|1"), Brief(genome.Of("chr1", 26, "A", "C")));
        Assert.Equal(("rs1;rs2", "0.2|2|Pathogenic&risk&other|1"), Brief(genome.Of("chr1", 26, "a", "g")));
        Assert.Equal(("rs1;rs2", "|3|Pathogenic&risk&other|1"), Brief(genome.Of("chr1", 26, "A", "AT")));
        Assert.Equal(("", "|||"), Brief(genome.Of("chr1", 26, "A", "T")));
    }

    [Theory]
    [InlineData(22, "GCA", "G")]
    [InlineData(24, "ACA", "A")]
    [InlineData(26, "ACA", "A")]
    [InlineData(21, "GGCACACAT", "GGCACAT")]
    public async Task One_deletion_is_found_however_it_and_the_row_are_written(int position, string reference, string alternate)
    {
        foreach (var row in (string[])["chr1\t22\tx\tGCA\tG\t.\t.\t.", "chr1\t26\tx\tACA\tA\t.\t.\t.", "chr1\t21\tx\tGGCACACATT\tGGCACATT\t.\t.\t."])
        {
            using var genome = await MakeAsync(("vcf", TrackedGenome.Vcf(row), "db,ids"));
            Assert.Equal("x", genome.Of("chr1", position, reference, alternate).Ids);
        }
    }

    [Fact]
    public async Task Rows_at_one_position_are_all_looked_at_and_equal_values_are_said_once()
    {
        using var genome = await MakeAsync(("vcf", TrackedGenome.Vcf(
            "chr1\t26\ta\tA\tC\t.\t.\tAF=0.5", "chr1\t26\tb\tA\tG\t.\t.\tAF=0.6", "chr1\t26\tc\tA\tC\t.\t.\tAF=0.5", "chr1\t26\td\tA\tC\t.\t.\tAF=0.7", "chr1\t26\te\tC\tG\t.\t.\tAF=0.8"), "db,ids,fields=AF"));
        var joined = genome.Of("chr1", 26, "A", "C");
        Assert.Equal(("a;c;d", "0.5&0.7", 3), (joined.Ids, joined.Fields, joined.Hits[0]));
    }

    [Theory]
    [InlineData(10, "T", "G", "")]
    [InlineData(11, "T", "G", "low")]
    [InlineData(20, "T", "G", "low")]
    [InlineData(21, "G", "T", "")]
    [InlineData(10, "T", "TA", "")]
    [InlineData(11, "T", "TA", "low")]
    [InlineData(20, "T", "TA", "")]
    [InlineData(9, "TT", "T", "")]
    [InlineData(19, "TTGGC", "T", "low")]
    public async Task A_region_of_BED_is_half_open(int position, string reference, string alternate, string expected)
    {
        using var genome = await MakeAsync(("bed", "chr1\t10\t20\tlow\nchr1\t40\t40\tempty\n", "regions,fields=4:REPEAT"));
        Assert.Equal(expected, genome.Of("chr1", position, reference, alternate).Fields);
    }

    [Fact]
    public async Task A_large_event_has_the_regions_it_goes_over_but_no_allele()
    {
        using var genome = await MakeAsync(("bed", "chr1\t5\t20\ta b\nchr1\t30\t31\tb\nchr1\t900\t901\tc\n", "regions,fields=4:R"), ("vcf", TrackedGenome.Vcf("chr1\t26\tx\tA\tC\t.\t.\t."), "db,ids"));
        Assert.Equal(("", "a_b&b"), Brief(genome.Of("chr1", 8, "500", "<DEL>")));
    }

    [Fact]
    public async Task A_table_is_joined_by_the_columns_that_are_named()
    {
        const string Text = "chrom\tpos\tref\talt\tscore\nchr1\t26\tA\tC\t7.5\nchr1\t26\tA\tG\t8;9=x\n";
        using var genome = await MakeAsync(("tsv", Text, "cadd,ref=ref,alt=4,fields=score:CADD"), ("tsv", Text, "any,fields=score,ids=3"));
        Assert.Equal(("A", "7.5|7.5&8%3B9%3Dx"), Brief(genome.Of("chr1", 26, "A", "C")));
        Assert.Equal(("A", "|7.5&8%3B9%3Dx"), Brief(genome.Of("chr1", 26, "A", "T")));
    }

    [Fact]
    public async Task A_track_may_name_its_contigs_otherwise_lack_one_and_end_early()
    {
        using var genome = await MakeAsync(("vcf", TrackedGenome.Vcf("1\t26\tx\tA\tC\t.\t.\t.", "9\t5\tz\tA\tC\t.\t.\t."), "db,ids"));
        Assert.Equal("x", genome.Of("chr1", 26, "A", "C").Ids);
        Assert.Equal("", genome.Of("chr1", 50_000, One[49_999..50_000], One[49_999] == 'A' ? "C" : "A").Ids);
        Assert.Equal("", genome.Of("2", 5, "T", "A").Ids);
        Assert.Equal("x", genome.Of("chr1", 26, "A", "C").Ids);
    }

    [Fact]
    public async Task Far_back_far_ahead_and_around_long_rows_nothing_is_missed()
    {
        var random = new Random(6);
        var starts = Enumerable.Range(0, 4_000).Select(_ => 100 + random.Next(59_000)).Append(60).Order().ToArray();
        var text = string.Concat(starts.Select((start, i) => $"chr1\t{start}\t{Math.Min(start + (i % 500 == 0 ? 20_000 : 1 + (i % 7)), 60_040)}\tr{i}\n"));
        using var genome = await MakeAsync(("bed", text, "regions,fields=4:R"));
        var ends = starts.Select((start, i) => Math.Min(start + (i % 500 == 0 ? 20_000 : 1 + (i % 7)), 60_040)).ToArray();
        for (var i = 0; i < 4_000; i++)
        {
            var position = i % 50 < 40 ? 100 + (i * 14) : 1 + random.Next(60_000);
            var over = Enumerable.Range(0, starts.Length).Where(row => starts[row] < position && position <= ends[row]).Select(row => $"r{row}");
            Assert.Equal(string.Join('&', over), genome.Of("chr1", position, One[(position - 1)..position], One[position - 1] == 'A' ? "C" : "A").Fields);
        }
    }

    public void Dispose() => folder.Dispose();

    private static (string, string) Brief(Joined joined) => (joined.Ids, joined.Fields);

    private Task<TrackedGenome> MakeAsync(params (string, string, string)[] tracks) => TrackedGenome.MakeAsync(folder.Sub(), One, Two, tracks);
}
