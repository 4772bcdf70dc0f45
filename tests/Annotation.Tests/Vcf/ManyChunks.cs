using System.Globalization;
using GasOrleans.Annotation.Tests.Input;
using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Tests.Vcf;

/// <summary>A file of many chunks: worked on at once or one by one, what comes out is the same, and right where chunks meet.</summary>
public sealed class ManyChunks(TinyGenome genome)
{
    private const int Records = MixedFile.Records;

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public async Task The_result_is_the_same_to_the_byte_however_many_work_on_it(int parallelism)
    {
        var plain = MixedFile.Make(genome, seed: 1);
        var alone = await RunAsync(plain, 1);
        Assert.True(alone.Summary.Problems.Count > 5_000);
        foreach (var file in new[] { plain, Upload.Gzip(plain), await Upload.BgzfAsync(plain) })
        {
            var together = await RunAsync(file, parallelism);
            Assert.Equal(alone.Vcf, together.Vcf);
            Assert.Equal(alone.Index, together.Index);
            Assert.Equal(alone.Log, together.Log);
        }
    }

    [Fact]
    public async Task Sorted_records_have_the_same_index_however_many_work_on_it()
    {
        var upload = Upload.Vcf([.. Enumerable.Range(0, Records).Select(i => genome.Snv(1 + (i / 2), info: $"I={i}"))]);
        var (alone, together) = (await RunAsync(upload, 1), await RunAsync(upload, 4));
        Assert.True(alone.Summary.HasIndex);
        Assert.Equal(alone.Vcf, together.Vcf);
        Assert.Equal(alone.Index, together.Index);
    }

    [Fact]
    public async Task Small_slices_give_the_same_bytes()
    {
        var upload = MixedFile.Make(genome, seed: 2);
        var whole = await RunAsync(upload, 3);
        var sliced = await Annotating.RunAsync(genome.Bundle, new SlicedStream(upload, 777), upload.Length, Listed, parallelism: 3);
        Assert.Equal(whole.Vcf, sliced.Vcf);
        Assert.Equal(whole.Log, sliced.Log);
    }

    [Fact]
    public async Task No_duplicate_is_missed_where_chunks_meet()
    {
        // Each position three times, the third being the first once more.
        var upload = Upload.Vcf([.. Enumerable.Range(0, 30_000).SelectMany(i => new[] { genome.Snv(i + 1), Third(i + 1), genome.Snv(i + 1) })]);
        Assert.Equal(30_000, (await RunAsync(upload, 3)).Count(Code.DuplicateRecords));
    }

    [Fact]
    public async Task Each_record_out_of_order_is_noticed_wherever_chunks_meet()
    {
        var random = new Random(5);
        (string Contig, int Position)[] places = [.. Enumerable.Range(0, Records).Select(i => (i / 9_000 % 2 == 0 ? "chr1" : "2", (i % 4_500) + (random.Next(500) == 0 ? 1 : 20)))];
        var (expected, seen, last) = (new List<long>(), new HashSet<string>(), (Contig: "", Position: 0));
        foreach (var (i, place) in places.Index())
        {
            if (place.Contig == last.Contig ? place.Position < last.Position : !seen.Add(place.Contig))
            {
                expected.Add(i + 4);
            }

            last = place;
        }

        var result = await RunAsync(Upload.Vcf([.. places.Select(place => genome.Snv(place.Position, place.Contig))]), 3);
        Assert.Equal(expected, result.Summary.Problems.Where(problem => problem.Code == Code.Unsorted).Select(problem => problem.Line!.Value));
    }

    [Fact]
    public async Task A_limit_far_behind_names_its_line()
    {
        var upload = Upload.Vcf([.. Enumerable.Range(0, Records).Select(i => genome.Snv(1 + (i / 2)))]);
        var refusal = (await RunAsync(upload, 3, Listed with { Records = 50_000 })).Refusal;
        Assert.Equal((Code.TooManyRecords, 50_004), (refusal.Code, refusal.Line));
    }

    [Fact]
    public async Task A_damaged_end_refuses_the_whole_file()
    {
        var file = await Upload.BgzfAsync(MixedFile.Make(genome, seed: 3));
        Assert.Equal(Code.Truncated, (await RunAsync(file[..^5_000], 3)).Refusal.Code);
    }

    [Fact]
    public async Task A_store_that_fails_half_way_ends_the_run()
    {
        var file = MixedFile.Make(genome, seed: 4);
        await Assert.ThrowsAsync<EndOfStreamException>(
            () => Annotating.RunAsync(genome.Bundle, new MemoryStream(file[..^100_000]), file.Length, Listed, parallelism: 3));
    }

    [Fact]
    public async Task A_cancelled_run_ends_at_once()
    {
        using var cancel = new CancellationTokenSource();
        var upload = MixedFile.Make(genome, seed: 6);
        var run = Annotating.RunAsync(genome.Bundle, new MemoryStream(upload), upload.Length, Listed, new AtFirst(cancel.Cancel), cancel.Token, parallelism: 3);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    private static AnnotationLimits Listed { get; } = new() { ListedPerCode = 3_000 };

    private Task<Result> RunAsync(byte[] upload, int parallelism, AnnotationLimits? limits = null)
        => Annotating.RunAsync(genome.Bundle, new MemoryStream(upload), upload.Length, limits ?? Listed, parallelism: parallelism);

    private string Third(int position) => string.Create(CultureInfo.InvariantCulture, $"chr1\t{position}\t.\t{genome.Bases("chr1", position)}\t{genome.Bases("chr1", position)}TT\t.\t.\t.");

    private sealed class AtFirst(Action action) : IProgress<AnnotationProgress>
    {
        public void Report(AnnotationProgress value) => action();
    }
}
