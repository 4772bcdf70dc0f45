using GasOrleans.Annotation.Tests.Reference;

namespace GasOrleans.Annotation.Tests.Vcf;

/// <summary>The 19 textbook mutations as a file, from end to end.</summary>
public sealed class TextbookFile(DemoGenome genome) : IClassFixture<DemoGenome>
{
    [Fact]
    public async Task It_is_annotated_record_by_record()
    {
        var result = await RunAsync();
        Assert.Empty(result.Codes);
        Assert.Equal(19, result.Records.Length);
        Assert.All(result.Records, record => Assert.Matches("^EXP=[^;]+;CSQ=[^;]+$", record[7]));
        Assert.Contains("Rifampicin", Assert.Single(result.Records, record => record[1] == "761155")[2], StringComparison.Ordinal);
        Assert.Contains("|upstream_gene_variant|MODIFIER|fabG1|", Assert.Single(result.Records, record => record[1] == "1673425")[7], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_count_log_is_in_the_classic_shape()
        => Approved.Text("tests/Annotation.Tests/Vcf/TextbookFile.approved.txt", (await RunAsync()).Log);

    [Fact]
    public async Task Two_runs_give_the_same_bytes()
    {
        var (one, other) = (await RunAsync(), await RunAsync());
        Assert.Equal((one.Text, one.Log), (other.Text, other.Log));
        Assert.Equal(one.Vcf, other.Vcf);
        Assert.Equal(one.Index, other.Index);
    }

    private async Task<Result> RunAsync()
    {
        await using var file = File.OpenRead(Path.Combine(Repository.Root, "tests/Annotation.Tests/Data/tb-known.vcf"));
        return await Annotating.RunAsync(genome.Bundle, file, file.Length);
    }
}
