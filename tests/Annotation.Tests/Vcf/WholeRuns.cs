using CsCheck;
using GasOrleans.Annotation.Tests.Input;

namespace GasOrleans.Annotation.Tests.Vcf;

/// <summary>What holds for any run: the same bytes however it is fed, nothing lost, stopped when asked.</summary>
public sealed class WholeRuns(TinyGenome genome)
{
    private static readonly string[] Qualities = [".", "9", "3.5e2"];

    private static readonly Gen<string> Word = Gen.Char["abcXYZ019._:/|%"].Array[1, 8].Select(letters => new string(letters));

    private static readonly Gen<string> Info = Gen.Select(Word, Word, (key, value) => $"{key}={value}").Array[1, 4].Select(fields => string.Join(';', fields));

    private static readonly Gen<(int Step, string Id, string Qual, string Filter, string Info, string Genotype)[]> Records =
        Gen.Select(Gen.Int[1, 30], Word, Gen.Int[0, 2].Select(i => Qualities[i]), Word, Info, Word).Array[0, 60];

    [Fact]
    public async Task Everything_but_our_INFO_passes_byte_by_byte()
        => await Records.SampleAsync(
            async drawn =>
            {
                var text = Lines(drawn);
                var result = await Annotating.RunAsync(genome, Upload.WithSamples("A", text));
                var own = result.Records.Select(record => (string[])[.. record[..7], WithoutOurs(record[7]), .. record[8..]]);
                Assert.Equal(text, own.Select(record => string.Join('\t', record)));
            },
            iter: 100);

    [Fact]
    public async Task Sliced_and_whole_uploads_give_the_same_bytes()
        => await Gen.Select(Records, Gen.Int[1, 50]).SampleAsync(
            async (drawn, slice) =>
            {
                var plain = Upload.WithSamples("A", Lines(drawn));
                var whole = await Annotating.RunAsync(genome, plain);
                foreach (var file in new[] { plain, Upload.Gzip(plain), await Upload.BgzfAsync(plain) })
                {
                    var sliced = await Annotating.RunAsync(genome.Bundle, new SlicedStream(file, slice), file.Length);
                    AssertSame(whole, sliced);
                }
            },
            iter: 40);

    [Fact]
    public async Task One_byte_at_a_time_gives_the_same_bytes()
    {
        var upload = Upload.Vcf([.. Enumerable.Range(900, 400).Select(position => genome.Snv(position))]);
        var whole = await Annotating.RunAsync(genome, upload);
        var sliced = await Annotating.RunAsync(genome.Bundle, new SlicedStream(upload, 1), upload.Length);
        AssertSame(whole, sliced);
    }

    [Fact]
    public async Task A_header_longer_than_what_is_read_ahead_passes_whole()
    {
        var header = Enumerable.Range(0, 60_000).Select(i => $"##contig=<ID=scaffold_{i},length={i + 1}>").ToArray();
        var result = await Annotating.AcceptedAsync(genome, Upload.Lines([Upload.Format, .. header, Upload.Columns, genome.Snv(1_050)]));
        Assert.Equal(header, result.Header[1..60_001]);
        Assert.Empty(result.Codes);
    }

    [Fact]
    public async Task A_chromosome_that_first_appears_far_behind_is_declared()
    {
        var records = Enumerable.Range(2_000, 37_000).Select(position => genome.Snv(position, name: "1")).Append(genome.Snv(9, "2")).ToArray();
        var result = await Annotating.AcceptedAsync(genome, Upload.Lines([Upload.Format, Upload.Columns, .. records]));
        Assert.Contains("##contig=<ID=1,length=40000>", result.Header);
        Assert.Contains("##contig=<ID=2,length=5000>", result.Header);
    }

    [Fact]
    public async Task Progress_is_told_and_ends_with_all()
    {
        var told = new Told();
        var upload = Upload.Vcf([.. Enumerable.Range(2_000, 30_000).Select(position => genome.Snv(position, info: new('I', 200)))]);
        await Annotating.RunAsync(genome.Bundle, new MemoryStream(upload), upload.Length, progress: told);
        Assert.True(told.All.Count > 5);
        Assert.Equal((30_000, upload.Length), (told.All[^1].Records, told.All[^1].BytesRead));
        Assert.Contains("Total: 30000", told.Logs[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("Index:", told.Logs[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_run_stops_at_once_even_within_a_large_record()
    {
        using var cancel = new CancellationTokenSource();
        var reference = genome.Bases("chr1", 1_050);
        var huge = string.Join(',', Enumerable.Range(0, 300_000).Select(i => reference + "ACGTACGT"[(i % 8)..] + "ACGT"));
        var told = new Told { Then = () => cancel.CancelAfter(TimeSpan.FromMilliseconds(1)) };
        var upload = Upload.Vcf([.. Enumerable.Repeat($"chr1\t1050\t.\t{reference}\t{huge}\t.\t.\t.", 40)]);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Annotating.RunAsync(genome.Bundle, new MemoryStream(upload), upload.Length, new() { Alleles = int.MaxValue, CsqBytes = 1 << 30 }, told, cancel.Token));
        Assert.InRange(told.All[^1].Records, 0, 39);
    }

    private static void AssertSame(Result whole, Result sliced)
    {
        Assert.Equal(whole.Vcf, sliced.Vcf);
        Assert.Equal(whole.Index, sliced.Index);
        Assert.Equal(whole.Log, sliced.Log);
    }

    private static string WithoutOurs(string info)
        => string.Join(';', info.Split(';').Where(field => !field.StartsWith("CSQ=", StringComparison.Ordinal) && !field.StartsWith("GAS_WARN=", StringComparison.Ordinal)));

    private string[] Lines((int Step, string Id, string Qual, string Filter, string Info, string Genotype)[] drawn)
    {
        var position = 900;
        return [.. drawn.Select(draw =>
        {
            position += draw.Step;
            var (reference, alternate) = (genome.Bases("chr1", position), genome.Other("chr1", position));
            return $"chr1\t{position}\t{draw.Id}x\t{reference}\t{alternate}\t{draw.Qual}\t{draw.Filter}\t{draw.Info}\tGT:X\t{draw.Genotype}";
        })];
    }

    private sealed class Told : IProgress<AnnotationProgress>
    {
        public List<AnnotationProgress> All { get; } = [];

        public List<string> Logs { get; } = [];

        public Action? Then { get; init; }

        public void Report(AnnotationProgress value)
        {
            All.Add(value);
            Logs.Add(value.Log());
            Then?.Invoke();
        }
    }
}
