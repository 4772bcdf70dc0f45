using System.Text;
using GasOrleans.Annotation.Resuming;
using GasOrleans.Annotation.Tests.Vcf;

namespace GasOrleans.Annotation.Tests.Resuming;

/// <summary>A run that ends anywhere is taken up from its last checkpoint by another, and nobody sees a difference.</summary>
public sealed class RunsThatGoOn(TinyGenome genome)
{
    private static readonly AnnotationLimits Limits = new() { ListedPerCode = 2_000 };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("plain", 1)]
    [InlineData("plain", 3)]
    [InlineData("gzip", 3)]
    [InlineData("bgzf", 1)]
    [InlineData("bgzf", 3)]
    [InlineData("members", 3)]
    public async Task From_any_checkpoint_the_result_is_the_same_to_the_byte(string compression, int parallelism)
    {
        var upload = await CompressAsync(MixedFile.Make(genome, seed: 7), compression);
        var checkpoints = new List<AnnotationCheckpoint>();
        var undisturbed = await RunAsync(upload, parallelism, null, checkpoints, []);
        Assert.True(checkpoints.Count > 10);
        foreach (var from in checkpoints.Where((_, i) => i % 5 == 1).Append(checkpoints[^1]))
        {
            var goneOn = await RunAsync(upload, parallelism, from, [], undisturbed.Vcf[..(int)from.OutputLength]);
            Assert.Equal(undisturbed.Vcf, goneOn.Vcf);
            Assert.Equal(undisturbed.Index, goneOn.Index);
            Assert.Equal(undisturbed.Log, goneOn.Log);
        }
    }

    [Fact]
    public async Task Sorted_records_keep_their_index_over_many_ends()
    {
        var upload = Upload.Vcf([.. Enumerable.Range(0, 60_000).Select(i => genome.Snv(1 + (i / 2), info: $"I={i}"))]);
        var undisturbed = await RunAsync(upload, 2, null, [], []);
        Assert.True(undisturbed.Summary.HasIndex);

        // Each run goes on from the first checkpoint of the one before.
        var (from, written) = ((AnnotationCheckpoint?)null, Array.Empty<byte>());
        for (var ends = 0; ; ends++)
        {
            var checkpoints = new List<AnnotationCheckpoint>();
            var run = await RunAsync(upload, 2, from, checkpoints, written);
            Assert.Equal(undisturbed.Vcf, run.Vcf);
            Assert.Equal(undisturbed.Index, run.Index);
            if (checkpoints.Count == 0)
            {
                Assert.True(ends > 5);
                return;
            }

            (from, written) = (checkpoints[0], run.Vcf[..(int)checkpoints[0].OutputLength]);
        }
    }

    [Fact]
    public async Task A_large_BGZF_upload_is_not_read_again_from_its_beginning()
    {
        var upload = await Upload.BgzfAsync(MixedFile.Make(genome, seed: 8));
        var checkpoints = new List<AnnotationCheckpoint>();
        await RunAsync(upload, 2, null, checkpoints, []);
        Assert.InRange(checkpoints[^1].InputOffset, upload.Length - 600_000, upload.Length);
    }

    [Fact]
    public async Task What_another_build_or_another_genome_left_is_known_as_such()
    {
        var checkpoints = new List<AnnotationCheckpoint>();
        await RunAsync(MixedFile.Make(genome, seed: 9), 2, null, checkpoints, []);
        var annotator = new VcfAnnotator(genome.Bundle, Limits);
        var text = Encoding.UTF8.GetString(checkpoints[0].State.Span);
        Assert.True(annotator.CanGoOnFrom(checkpoints[0]));
        Assert.False(annotator.CanGoOnFrom(checkpoints[0] with { State = Encoding.UTF8.GetBytes(text.Replace("\"Made\":\"", "\"Made\":\"x", StringComparison.Ordinal)) }));
        Assert.False(annotator.CanGoOnFrom(checkpoints[0] with { State = Encoding.UTF8.GetBytes(text[..^5]) }));
    }

    [Fact]
    public async Task Who_wants_a_result_with_other_things_in_it_begins_anew()
    {
        var checkpoints = new List<AnnotationCheckpoint>();
        await RunAsync(MixedFile.Make(genome, seed: 9), 1, null, checkpoints, []);
        Assert.True(new VcfAnnotator(genome.Bundle, Limits, 1, new()).CanGoOnFrom(checkpoints[0]));
        Assert.False(new VcfAnnotator(genome.Bundle, Limits, 1, new() { PickedOnly = true }).CanGoOnFrom(checkpoints[0]));
        Assert.False(new VcfAnnotator(genome.Bundle, Limits, 1, new() { GenomicNames = true }).CanGoOnFrom(checkpoints[0]));
    }

    private static async Task<byte[]> CompressAsync(byte[] text, string compression) => compression switch
    {
        "gzip" => Upload.Gzip(text),
        "bgzf" => await Upload.BgzfAsync(text),
        "members" => [.. Upload.Gzip(text[..1_000_000]), .. await Upload.BgzfAsync(text[1_000_000..3_000_000]), .. Upload.Gzip(text[3_000_000..])],
        _ => text,
    };

    private async Task<Result> RunAsync(byte[] upload, int parallelism, AnnotationCheckpoint? from, List<AnnotationCheckpoint> taken, byte[] written)
    {
        var (vcf, index, log) = (new MemoryStream(), new MemoryStream(), new MemoryStream());
        vcf.Write(written);
        var input = new MemoryStream(upload[(int)(from?.InputOffset ?? 0)..]);
        var outcome = await new VcfAnnotator(genome.Bundle, Limits, parallelism).AnnotateAsync(input, upload.Length, new(vcf, index, log), null, from, ReachedAsync, Ct);
        return new(outcome, vcf.ToArray(), index.ToArray(), Encoding.UTF8.GetString(log.ToArray()));

        ValueTask ReachedAsync(Func<AnnotationCheckpoint> take, CancellationToken ct)
        {
            taken.Add(take());
            Assert.Equal(taken[^1].OutputLength, vcf.Length);
            return ValueTask.CompletedTask;
        }
    }
}
