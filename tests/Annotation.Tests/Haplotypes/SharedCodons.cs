using GasOrleans.Annotation.Consequences;
using GasOrleans.Annotation.Tests.Consequences;
using GasOrleans.Annotation.Tests.Reference;
using GasOrleans.Annotation.Tests.Vcf;

namespace GasOrleans.Annotation.Tests.Haplotypes;

/// <summary>Two variants in one codon: flagged when they may be on one haplotype, called together when they are.</summary>
public sealed class SharedCodons : IDisposable
{
    // 11 ATG, 14 AAA, 17 CTG, 20 GCC, 23 CAT, then a stop at 26.
    private const string Forward = "CCCCCCCCCC" + "ATGAAACTGGCCCATTAA" + "CCCCCCCCCC";

    private readonly SmallGenome genome = new(SmallGenome.Draft(Forward, SmallGenome.Gene("g", forward: true, [(11, 28)])));

    [Theory]
    [InlineData("0|1", "0|1", true, true)]
    [InlineData("1|0", "0|1", false, false)]
    [InlineData("0/1", "0/1", true, false)]
    [InlineData("1/1", "0/1", true, true)]
    [InlineData("0|1", "1/1", true, true)]
    [InlineData("1|1", "1|1", true, true)]
    [InlineData("1", "1", true, true)]
    [InlineData("1", "0", false, false)]
    [InlineData("0|1", "0/1", true, false)]
    [InlineData("0|1:7", "0|1:7", true, true)]
    [InlineData("0|1:7", "0|1:9", true, false)]
    [InlineData("0|1:7", "1|1:9", true, true)]
    [InlineData("./.", "0|1", false, false)]
    [InlineData(".|1", ".|1", true, true)]
    [InlineData("|0|1", "|0|1", true, true)]
    [InlineData("0|0|1", "0|0|1", true, true)]
    public async Task Phase_decides(string one, string other, bool flagged, bool together)
    {
        var result = await RunAsync("A", $"c\t14\t.\tA\tG\t.\t.\t.\tGT:PS\t{one}", $"c\t15\t.\tA\tC\t.\t.\t.\tGT:PS\t{other}");
        foreach (var entries in result)
        {
            Assert.Equal(flagged, entries.Any(entry => entry["FLAGS"] == "same_codon"));
            Assert.Equal(together, entries.Any(entry => entry["FLAGS"] == "in_haplotype"));
            Assert.Single(entries, entry => entry["PICK"] == "1");
        }
    }

    [Fact]
    public async Task The_entry_says_what_both_make_of_the_codon()
    {
        var result = await RunAsync("A", "c\t14\t.\tA\tT\t.\t.\t.\tGT\t0|1", "c\t16\t.\tA\tG\t.\t.\t.\tGT\t0|1");
        Assert.Equal(["stop_gained", "synonymous_variant"], result.Select(entries => entries[0].Consequence));
        foreach (var entries in result)
        {
            var both = Assert.Single(entries, entry => entry["FLAGS"] == "in_haplotype");
            Assert.Equal(
                ("stop_gained", "g:c.4_6delinsTAG", "g:p.Lys2Ter", "4-6", "2", "K/*", "AAA/TAG"),
                (both.Consequence, both["HGVSc"], both["HGVSp"], both["CDS_position"], both["Protein_position"], both["Amino_acids"], both["Codons"]));
        }
    }

    [Fact]
    public async Task Each_haplotype_of_each_sample_counts_and_is_said_once()
    {
        var result = await RunAsync("A B C D", "c\t14\t.\tA\tG,C\t.\t.\t.\tGT\t1|0\t1|0\t2|1\t0|0", "c\t15\t.\tA\tC\t.\t.\t.\tGT\t1|0\t1|1\t0|0\t1|1", "c\t16\t.\tA\tT\t.\t.\t.\tGT\t0|0\t1|0\t1|1\t0|0");
        // A: GCA, B: GCT and ACA, C: CAT and GAT, D: ACA.
        Assert.Equal(["GCA", "GCT", "GAT", "CAT"], Made(result[0]));
        Assert.Equal(["GCA", "GCT"], Made(result[1]));
        Assert.Equal(["GCT", "CAT", "GAT"], Made(result[2]));
    }

    [Fact]
    public async Task An_insertion_and_a_deletion_that_keep_the_frame_are_called_so()
    {
        var result = await RunAsync("A", "c\t16\t.\tA\tAG\t.\t.\t.\tGT\t1|1", "c\t17\t.\tCT\tC\t.\t.\t.\tGT\t1|1");
        Assert.All(result, entries => Assert.Contains("frameshift_variant", entries[0].Consequence, StringComparison.Ordinal));
        Assert.All(result, entries => Assert.Equal(("missense_variant", "g:p.Leu3Ala", "L/A"), One(entries)));
    }

    [Fact]
    public async Task Changes_of_the_same_base_are_not_called_together()
    {
        var result = await RunAsync("A", "c\t14\t.\tAA\tGC\t.\t.\t.\tGT\t1|1", "c\t15\t.\tA\tT\t.\t.\t.\tGT\t1|1");
        Assert.All(result, entries => Assert.Equal("same_codon", Assert.Single(entries)["FLAGS"]));
    }

    [Fact]
    public async Task Codons_side_by_side_are_not_one()
        => Assert.All(await RunAsync("A", "c\t16\t.\tA\tG\t.\t.\t.\tGT\t1|1", "c\t17\t.\tC\tG\t.\t.\t.\tGT\t1|1"), entries => Assert.Equal("", Assert.Single(entries)["FLAGS"]));

    [Fact]
    public async Task A_longer_change_joins_those_at_both_of_its_ends()
    {
        var result = await RunAsync("A", "c\t14\t.\tA\tC\t.\t.\t.\tGT\t1|1", "c\t16\t.\tAC\tTG\t.\t.\t.\tGT\t1|1", "c\t19\t.\tG\tA\t.\t.\t.\tGT\t1|1");
        Assert.All(result, entries => Assert.Equal(("missense_variant", "g:p.Lys2_Leu3delinsHisVal", "KL/HV"), One(entries)));
    }

    [Fact]
    public async Task Without_samples_nothing_is_said()
        => Assert.All(
            (await Annotating.RunAsync(genome.Bundle, new MemoryStream(Upload.Vcf("c\t14\t.\tA\tG\t.\t.\t.", "c\t15\t.\tA\tC\t.\t.\t.")), null)).Records,
            record => Assert.DoesNotContain("codon", record[7].Replace("CSQ=", "", StringComparison.Ordinal), StringComparison.Ordinal));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_codon_in_two_exons_is_one(bool forward)
    {
        // ATGAA|...100 bases...|ACTGGCCTAA: the second codon is cut by the intron.
        var bases = "CCCCC" + "ATGAA" + "GT" + new string('C', 96) + "AG" + "ACTGGCCTAA" + "CCCCC";
        var (one, two) = ((6, 10), (111, 120));
        var turned = SmallGenome.Turned(bases);
        int At(int position) => forward ? position : bases.Length + 1 - position;
        using var split = SmallGenome.Of(
            forward ? bases : turned,
            SmallGenome.Gene("g", forward, forward ? [one, two] : [(At(two.Item2), At(two.Item1)), (At(one.Item2), At(one.Item1))]));
        var records = new[] { Snv(9, 'C'), Snv(50, 'A'), Snv(111, 'T') }.OrderBy(record => record.Position).Select(record => record.Line).ToArray();
        var result = await RunAsync(split, "A", records);
        Assert.Equal(("missense_variant&splice_region_variant", "g:p.Lys2His", "K/H"), One(result[0]));
        Assert.Equal(("missense_variant&splice_region_variant", "g:p.Lys2His", "K/H"), One(result[2]));
        Assert.Equal("g:c.4_6delinsCAT", Assert.Single(result[0], entry => entry["FLAGS"] == "in_haplotype")["HGVSc"]);

        (int Position, string Line) Snv(int position, char letter)
        {
            var (at, to) = (At(position), forward ? letter : SmallGenome.Turned($"{letter}")[0]);
            return (at, $"c\t{at}\t.\t{(forward ? bases : turned)[at - 1]}\t{to}\t.\t.\t.\tGT\t0|1");
        }
    }

    public void Dispose() => genome.Dispose();

    private static (string, string, string) One(IReadOnlyList<Csq> entries)
    {
        var entry = Assert.Single(entries, entry => entry["FLAGS"] == "in_haplotype");
        return (entry.Consequence, entry["HGVSp"], entry["Amino_acids"]);
    }

    private static string[] Made(IReadOnlyList<Csq> entries)
        => [.. entries.Where(entry => entry["FLAGS"] == "in_haplotype").Select(entry => entry["Codons"].Split('/')[1].ToUpperInvariant())];

    private Task<IReadOnlyList<Csq>[]> RunAsync(string samples, params string[] records) => RunAsync(genome, samples, records);

    private static async Task<IReadOnlyList<Csq>[]> RunAsync(SmallGenome genome, string samples, params string[] records)
    {
        var result = await Annotating.RunAsync(genome.Bundle, new MemoryStream(Upload.WithSamples(samples, records)), null);
        return [.. result.Records.Select(record => (IReadOnlyList<Csq>)[.. record[7].Split("CSQ=")[1].Split(';')[0].Split(',').Select(entry => new Csq(entry))])];
    }
}
