using System.IO.Compression;
using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Tests.Vcf;

/// <summary>What is too large is refused with a code, and memory stays bounded.</summary>
public sealed class Limits(TinyGenome genome)
{
    [Fact]
    public Task Too_many_compressed_bytes_are_refused() => RefusesAsync(Good(100), new() { CompressedBytes = 500 }, Code.FileTooLarge);

    [Fact]
    public Task Too_many_decompressed_bytes_are_refused() => RefusesAsync(Upload.Gzip(Good(500)), new() { TextBytes = 9_000 }, Code.TextTooLarge);

    [Fact]
    public Task Too_many_records_are_refused_with_the_line() => RefusesAsync(Good(20), new() { Records = 10 }, Code.TooManyRecords, line: 14);

    [Fact]
    public Task Exactly_as_many_records_as_allowed_are_annotated() => AnnotatesAsync(Good(10), new() { Records = 10 });

    [Fact]
    public Task Too_many_samples_are_refused()
        => RefusesAsync(Upload.WithSamples("A B C", genome.Snv(1_050, more: "\tGT\t0\t0\t0")), new() { Samples = 2 }, Code.TooManySamples);

    [Fact]
    public Task Too_many_chromosomes_are_refused()
        => RefusesAsync(Upload.Vcf([.. Enumerable.Range(0, 20).Select(i => genome.Snv(9, name: $"scaffold{i}"))]), new() { Contigs = 10 }, Code.TooManyContigs, line: 14);

    [Fact]
    public Task A_line_that_is_too_long_is_refused_with_its_number()
        => RefusesAsync(Upload.Vcf(genome.Snv(1_050), genome.Snv(1_060, info: new('x', 5_000))), new() { LineBytes = 4_000 }, Code.LineTooLong, line: 5);

    [Fact]
    public Task A_gzip_bomb_of_one_line_is_refused_in_bounded_memory()
        => RefusesWithinAsync(150 << 20, Bomb((byte)'A', 1L << 30), new(), Code.LineTooLong, line: 4);

    [Fact]
    public Task A_gzip_bomb_of_empty_lines_is_refused_in_bounded_memory()
        => RefusesWithinAsync(50 << 20, Bomb((byte)'\n', 128 << 20), new() { Ratio = 100 }, Code.CompressionBomb);

    [Fact]
    public async Task Alleles_beyond_the_limits_are_kept_and_flagged()
    {
        var reference = genome.Bases("chr1", 1_050);
        var many = $"chr1\t1050\t.\t{reference}\t{string.Join(',', Enumerable.Range(1, 40).Select(i => reference + new string('A', i)))}\t.\t.\t.";
        var result = await AnnotatesAsync(Upload.Vcf(many), new() { Alleles = 10 });
        Assert.Equal(["many-alleles"], result.Codes);
        Assert.Equal(10, result.Records[0][7].Split("CSQ=")[1].Split(';')[0].Split(',').Select(entry => entry.Split('|')[0]).Distinct().Count());
        Assert.EndsWith(";GAS_WARN=MANY_ALLELES", result.Records[0][7], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_allele_longer_than_the_limit_is_kept_and_flagged()
    {
        var reference = genome.Bases("chr1", 1_050, 200);
        var result = await AnnotatesAsync(Upload.Vcf($"chr1\t1050\t.\t{reference}\t{reference[0]}\t.\t.\t."), new() { AlleleBases = 100 });
        Assert.Equal("GAS_WARN=LONG_ALLELE", result.Records[0][7]);
    }

    [Fact]
    public async Task Lists_are_capped_and_counts_are_exact()
    {
        var result = await AnnotatesAsync(Upload.Vcf([.. Enumerable.Range(0, 25).Select(i => $"chr1\tx{i}\t.\tA\tC\t.\t.\t.")]), new() { ListedPerCode = 10 });
        Assert.Equal((25, 10), (result.Summary.Skipped, result.Summary.Problems.Count));
        Assert.Equal(25, result.Count(Code.BadPos));
        Assert.Contains("… and 15 more", result.Log, StringComparison.Ordinal);
    }

    private byte[] Good(int records) => Upload.Vcf([.. Enumerable.Range(2_000, records).Select(position => genome.Snv(position))]);

    private static byte[] Bomb(byte filling, long length)
    {
        using var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Upload.Vcf());
            var chunk = new byte[1 << 20];
            chunk.AsSpan().Fill(filling);
            for (var written = 0L; written < length; written += chunk.Length)
            {
                gzip.Write(chunk);
            }
        }

        return file.ToArray();
    }

    private async Task<Result> AnnotatesAsync(byte[] upload, AnnotationLimits limits)
    {
        var result = await Annotating.RunAsync(genome, upload, limits);
        Assert.IsType<Annotated>(result.Outcome);
        return result;
    }

    /// <summary>Over bytes in memory a run never waits, so all it allocates is on this thread.</summary>
    private async Task RefusesWithinAsync(long bytes, byte[] upload, AnnotationLimits limits, Code code, long? line = null)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var run = RefusesAsync(upload, limits, code, line);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(run.IsCompleted);
        await run;
        Assert.InRange(allocated, 1, bytes);
    }

    private async Task RefusesAsync(byte[] upload, AnnotationLimits limits, Code code, long? line = null)
    {
        var problem = (await Annotating.RunAsync(genome, upload, limits)).Refusal;
        Assert.Equal((code, line), (problem.Code, problem.Line));
    }
}
