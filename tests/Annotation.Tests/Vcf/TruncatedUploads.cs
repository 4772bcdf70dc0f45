using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Tests.Vcf;

/// <summary>An upload that is cut short is refused, wherever it was cut.</summary>
public sealed class TruncatedUploads(TinyGenome genome)
{
    private byte[] Text => Upload.Vcf([.. Enumerable.Range(2_000, 5_000).Select(position => genome.Snv(position))]);

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.7)]
    [InlineData(0.9999)]
    public async Task Gzip_that_is_cut_short_is_refused(double part)
    {
        var file = Upload.Gzip(Text);
        Assert.Equal(Code.Truncated, (await Annotating.RunAsync(genome, file[..(int)(part * file.Length)])).Refusal.Code);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.7)]
    public async Task BGZF_that_is_cut_within_a_block_is_refused(double part)
    {
        var file = await Upload.BgzfAsync(Text);
        Assert.Equal(Code.Truncated, (await Annotating.RunAsync(genome, file[..(int)(part * file.Length)])).Refusal.Code);
    }

    [Fact]
    public async Task BGZF_that_is_cut_between_blocks_is_refused_because_its_last_line_breaks_off()
    {
        var file = await Upload.BgzfAsync(Text);
        var firstBlock = BitConverter.ToUInt16(file, 16) + 1;
        Assert.True(firstBlock < file.Length - 100);
        Assert.Equal(Code.Truncated, (await Annotating.RunAsync(genome, file[..firstBlock])).Refusal.Code);
    }

    [Fact]
    public async Task Damage_is_refused_and_says_where()
    {
        var file = await Upload.BgzfAsync(Text);
        file[file.Length / 2] ^= 0x10;
        var problem = (await Annotating.RunAsync(genome, file)).Refusal;
        Assert.Equal(Code.Damaged, problem.Code);
        Assert.Contains("byte", problem.Sentence, StringComparison.Ordinal);
    }
}
