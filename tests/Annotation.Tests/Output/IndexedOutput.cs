using GasOrleans.Annotation.Tests.Vcf;

namespace GasOrleans.Annotation.Tests.Output;

/// <summary>The outputs in the hands of the tools that people use.</summary>
public sealed class IndexedOutput(TinyGenome genome)
{
    [Fact]
    public async Task Our_index_finds_what_htslibs_own_index_finds()
    {
        using var folder = new Scratch();
        var vcf = folder.Write("x.vcf.gz", await AnnotateAsync(folder));
        var copy = folder.Write("copy.vcf.gz", await File.ReadAllBytesAsync(vcf, TestContext.Current.CancellationToken));
        await Htslib.RunAsync("tabix", "-p", "vcf", copy);
        var random = new Random(3);
        foreach (var _ in Enumerable.Range(0, 40))
        {
            var (contig, from) = (random.Next(2) == 0 ? "chr1" : "2", random.Next(1, 5_000) * random.Next(1, 9));
            var region = $"{contig}:{from}-{from + random.Next(1, 3_000)}";
            Assert.Equal(await Htslib.RunAsync("tabix", copy, region), await Htslib.RunAsync("tabix", vcf, region));
        }
    }

    [Fact]
    public async Task A_block_reaching_into_a_region_is_found_by_its_END()
    {
        using var folder = new Scratch();
        var result = await Annotating.RunAsync(genome, Upload.Vcf($"chr1\t1000\t.\t{genome.Bases("chr1", 1_000)}\t<NON_REF>\t.\t.\tEND=30000", genome.Snv(30_500)));
        folder.Write("x.vcf.gz.tbi", result.Index);
        Assert.NotEmpty(await Htslib.RunAsync("tabix", folder.Write("x.vcf.gz", result.Vcf), "chr1:29000-29001"));
    }

    [Fact]
    public async Task Bgzip_finds_no_fault()
    {
        using var folder = new Scratch();
        await Htslib.RunAsync("bgzip", "-t", folder.Write("x.vcf.gz", await AnnotateAsync(folder)));
    }

    [Fact]
    public async Task What_does_not_compress_is_stored_and_read_again()
    {
        var random = new Random(4);
        var noise = new string([.. Enumerable.Range(0, 400_000).Select(_ => (char)random.Next(0x80, 0x100))]);
        var result = await Annotating.AcceptedAsync(genome, Upload.Vcf(genome.Snv(1_050, info: "N=" + noise)));
        Assert.StartsWith("N=" + noise + ";CSQ=", result.Records[0][7], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Split_vep_reads_the_consequences()
    {
        using var folder = new Scratch();
        var result = await Annotating.RunAsync(genome, Upload.Vcf($"chr1\t{TinyGenome.KnownAt}\t.\tA\tG\t.\t.\t."));
        var read = await Htslib.RunAsync("bcftools", "+split-vep", folder.Write("x.vcf.gz", result.Vcf), "-f", "%POS %SYMBOL %Existing_variation\n", "-s", "worst");
        Assert.Equal($"{TinyGenome.KnownAt} gene1 {TinyGenome.KnownId}\n", read);
    }

    private async Task<byte[]> AnnotateAsync(Scratch folder)
    {
        var records = Enumerable.Range(0, 9_000).Select(i => i % 50 == 7 ? Deletion(1_000 + (i * 4)) : genome.Snv(1_000 + (i * 4)))
            .Concat(Enumerable.Range(1, 4_000).Select(position => genome.Snv(position, "2")));
        var result = await Annotating.RunAsync(genome, Upload.Vcf([.. records]));
        Assert.True(result.Summary.HasIndex);
        folder.Write("x.vcf.gz.tbi", result.Index);
        return result.Vcf;
    }

    private string Deletion(int position)
        => $"chr1\t{position}\t.\t{genome.Bases("chr1", position, Math.Min(2_500, 40_000 - position))}\t{genome.Bases("chr1", position)}\t.\t.\t.";
}
