using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Tests.Vcf;

/// <summary>The rows of the table about single records: none of them costs the good records around it.</summary>
public sealed class JudgedRecords(TinyGenome genome)
{
    private const int At = 1_055;

    private string Ref => genome.Bases("chr1", At);

    private string Alt => genome.Other("chr1", At);

    [Fact]
    public async Task One_wrong_REF_is_kept_flagged_and_not_annotated()
    {
        var record = await KeepsAsync(Site(reference: Alt, alternate: Ref), "ref-mismatch");
        Assert.Equal(["chr1", $"{At}", ".", Alt, Ref, "50", "PASS", "DP=9;GAS_WARN=REF_MISMATCH"], record);
    }

    [Fact]
    public async Task A_long_deletion_of_unknown_bases_is_a_wrong_REF()
        => Assert.Equal("DP=9;GAS_WARN=REF_MISMATCH", (await KeepsAsync(Site(reference: new('N', 20_000), alternate: Ref), "ref-mismatch"))[7]);

    [Fact]
    public async Task A_position_past_the_end_is_kept_and_flagged()
        => Assert.Equal("DP=9;GAS_WARN=POS_OUT_OF_RANGE", (await KeepsAsync(Site(position: "40001"), "pos-out-of-range", last: true))[7]);

    [Fact]
    public async Task Position_zero_is_kept_and_flagged()
        => Assert.Equal("DP=9;GAS_WARN=POS_ZERO", (await KeepsAsync(Site(position: "0", reference: "N"), "pos-zero", first: true))[7]);

    [Theory]
    [InlineData("-5")]
    [InlineData("abc")]
    [InlineData("7.57E+03")]
    [InlineData("7,570")]
    [InlineData("")]
    [InlineData("+7")]
    [InlineData("1055 ")]
    [InlineData("99999999999")]
    public Task A_position_that_is_no_number_skips_the_record_and_shows_it(string position) => SkipsAsync(Site(position: position), Code.BadPos, $"'{position}'");

    [Theory]
    [InlineData("Z")]
    [InlineData("A,")]
    [InlineData("")]
    [InlineData("<>")]
    [InlineData("A C")]
    [InlineData("A/C")]
    public Task An_ALT_that_is_no_allele_skips_the_record(string alternate) => SkipsAsync(Site(alternate: alternate), Code.BadAllele, "is not a VCF allele");

    [Theory]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("X")]
    [InlineData("<DEL>")]
    public Task A_REF_that_is_no_bases_skips_the_record(string reference) => SkipsAsync(Site(reference: reference), Code.BadAllele, $"'{reference}'");

    [Fact]
    public Task A_dash_as_ALT_skips_the_record() => SkipsAsync(Site(alternate: "-"), Code.DashAllele, "'-'");

    [Fact]
    public Task A_dash_as_REF_skips_the_record() => SkipsAsync(Site(reference: "-"), Code.DashAllele, "'-'");

    [Fact]
    public Task Fewer_than_five_columns_skip_the_record() => SkipsAsync($"chr1\t{At}\t.\t{Ref}", Code.FewColumns, "4 tab-separated columns");

    [Theory]
    [InlineData("")]
    [InlineData("chr 1")]
    public Task A_chromosome_that_is_no_name_skips_the_record(string name) => SkipsAsync(Site(contig: name), Code.BadChrom, $"'{name}'");

    [Fact]
    public async Task Lower_case_is_compared_as_upper_case()
        => Assert.Contains("CSQ=", (await KeepsAsync(Site(reference: Ref.ToLowerInvariant(), alternate: Alt.ToLowerInvariant())))[7], StringComparison.Ordinal);

    [Fact]
    public async Task An_ambiguous_ALT_has_no_consequence_and_the_others_have()
    {
        var record = await KeepsAsync(Site(alternate: $"R,{Alt}"), "ambiguous-base");
        Assert.Equal([Alt], Alleles(record));
        Assert.EndsWith(";GAS_WARN=AMBIGUOUS_BASE", record[7], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*")]
    [InlineData(".")]
    public async Task Alleles_that_change_nothing_pass_without_consequence(string alternate)
        => Assert.Equal("DP=9", (await KeepsAsync(Site(alternate: alternate)))[7]);

    [Theory]
    [InlineData("<DEL>", "SVTYPE=DEL;END=2000")]
    [InlineData("<DUP:TANDEM>", "END=1300")]
    [InlineData("G]chr1:4000]", "SVTYPE=BND")]
    [InlineData("]chr1:4000]G", "SVTYPE=BND")]
    [InlineData("G.", "SVTYPE=BND")]
    public async Task Structural_alleles_pass_and_are_counted(string alternate, string info)
        => Assert.StartsWith(info, (await KeepsAsync(Site(alternate: alternate, info: info), "structural"))[7], StringComparison.Ordinal);

    [Theory]
    [InlineData("<DEL>", "SVTYPE=DEL;END=2000", "deletion")]
    [InlineData("<DUP:TANDEM>", "END=1300", "duplication")]
    [InlineData("G]chr1:4000]", "SVTYPE=BND", "chromosome_breakpoint")]
    public async Task Structural_alleles_have_the_consequences_that_can_be_told(string alternate, string info, string allele)
        => Assert.StartsWith($"{info};CSQ={allele}|", (await KeepsAsync(Site(alternate: alternate, info: info), "structural"))[7], StringComparison.Ordinal);

    [Theory]
    [InlineData("<DEL>")]
    [InlineData("N[chr1:4000[")]
    public async Task An_unstated_REF_of_a_structural_variant_is_no_wrong_REF(string alternate)
        => Assert.StartsWith("DP=9", (await KeepsAsync(Site(reference: "N", alternate: alternate), "structural"))[7], StringComparison.Ordinal);

    [Fact]
    public async Task Alleles_of_gVCF_are_annotated_and_NON_REF_is_not()
        => Assert.Equal([Alt], Alleles(await KeepsAsync(Site(alternate: $"{Alt},<NON_REF>"), "gvcf")));

    [Theory]
    [InlineData("<NON_REF>")]
    [InlineData("<*>")]
    public async Task Reference_blocks_are_counted_apart(string alternate)
    {
        var result = await RunAsync(Site(alternate: alternate, info: "END=1058"), "gvcf");
        Assert.Equal(1, result.Summary.ReferenceBlocks);
    }

    [Fact]
    public async Task Each_ALT_has_its_own_annotation_and_the_record_is_not_split()
    {
        var alternates = "ACGT".Where(letter => letter != Ref[0]).Select(letter => $"{letter}").ToArray();
        Assert.Equal(alternates, Alleles(await KeepsAsync(Site(alternate: string.Join(',', alternates)))));
    }

    [Fact]
    public async Task Five_columns_are_enough_and_padded()
        => Assert.StartsWith($".|.|CSQ=", string.Join('|', (await KeepsAsync($"chr1\t{At}\t.\t{Ref}\t{Alt}", "short-record"))[5..8]), StringComparison.Ordinal);

    [Theory]
    [InlineData("ten")]
    [InlineData("5O")]
    public async Task A_quality_that_is_no_number_passes(string quality) => Assert.Equal(quality, (await KeepsAsync(Site(quality: quality), "bad-qual"))[5]);

    [Theory]
    [InlineData("DP=9;;AF=1;", "DP=9;AF=1;CSQ=")]
    [InlineData(";", "CSQ=")]
    [InlineData(".", "CSQ=")]
    [InlineData("", "CSQ=")]
    [InlineData("NOTE=a b c", "NOTE=a b c;CSQ=")]
    [InlineData("DP=ten", "DP=ten;CSQ=")]
    [InlineData("XCSQ=1;CSQ=old;GAS_WARN;CSQX=2", "XCSQ=1;CSQX=2;CSQ=")]
    public async Task INFO_keeps_its_bytes_but_for_empty_keys_and_ours(string info, string expected)
    {
        var result = await Annotating.AcceptedAsync(genome, Upload.Vcf(Site(info: info)));
        Assert.StartsWith(expected, result.Records[0][7], StringComparison.Ordinal);
        Assert.Single(result.Records[0][7].Split(';'), field => field.StartsWith("CSQ=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_known_variant_fills_a_missing_ID_and_no_other()
    {
        var result = await Annotating.AcceptedAsync(genome, Upload.Vcf($"chr1\t{TinyGenome.KnownAt}\t.\tA\tG\t.\t.\t.", $"chr1\t{TinyGenome.KnownAt}\tmine\tA\tG\t.\t.\tX"));
        Assert.Equal([TinyGenome.KnownId, "mine"], result.Records.Select(record => record[2]));
        Assert.Contains("In tinySNP: 2 (100.00%)", result.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_formula_in_ID_passes_unchanged() => Assert.Equal("=cmd|' /C calc'!A0", (await KeepsAsync(Site(id: "=cmd|' /C calc'!A0")))[2]);

    private static string[] Alleles(string[] record)
        => [.. record[7].Split(';').Single(field => field.StartsWith("CSQ=", StringComparison.Ordinal))[4..].Split(',').Select(entry => entry.Split('|')[0]).Distinct()];

    private string Site(
        string contig = "chr1", string? position = null, string? reference = null, string? alternate = null, string id = ".", string quality = "50", string info = "DP=9")
        => $"{contig}\t{position ?? $"{At}"}\t{id}\t{reference ?? Ref}\t{alternate ?? Alt}\t{quality}\tPASS\t{info}";

    private async Task<string[]> KeepsAsync(string record, string code, bool first = false, bool last = false)
        => (await RunAsync(record, [code], first, last)).Records.Single(columns => !columns[7].StartsWith("GOOD;", StringComparison.Ordinal));

    private async Task<string[]> KeepsAsync(string record)
        => (await RunAsync(record, [])).Records.Single(columns => !columns[7].StartsWith("GOOD;", StringComparison.Ordinal));

    private async Task SkipsAsync(string record, Code code, string shown)
    {
        var result = await RunAsync(record, CodeBook.Of(code).Id);
        Assert.Equal((2, 1), (result.Summary.Records, result.Summary.Skipped));
        var problem = Assert.Single(result.Summary.Problems);
        Assert.Equal((code, 5, Verdict.Skip), (problem.Code, problem.Line, problem.Verdict));
        Assert.Contains(shown, problem.Sentence, StringComparison.Ordinal);
        Assert.Contains($"line 5: {problem.Sentence}", result.Log, StringComparison.Ordinal);
    }

    private Task<Result> RunAsync(string record, string code) => RunAsync(record, [code]);

    private async Task<Result> RunAsync(string record, string[] codes, bool first = false, bool last = false)
    {
        var (before, after) = (genome.Snv(1_050, info: "GOOD"), genome.Snv(1_060, info: "GOOD"));
        var upload = first ? Upload.Vcf(record, before, after) : last ? Upload.Vcf(before, after, record) : Upload.Vcf(before, record, after);
        var result = await Annotating.AcceptedAsync(genome, upload);
        Assert.Equal(codes, result.Codes);
        Assert.Equal(2, result.Records.Count(columns => columns[7].StartsWith("GOOD;CSQ=", StringComparison.Ordinal)));
        return result;
    }
}
