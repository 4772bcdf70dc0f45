using System.Globalization;
using GasOrleans.Annotation.Resuming;
using GasOrleans.Annotation.Tests.Consequences;
using GasOrleans.Annotation.Tests.Input;
using GasOrleans.Annotation.Tests.Reference;
using GasOrleans.Annotation.Tests.Tracks;
using GasOrleans.Annotation.Tests.Vcf;

namespace GasOrleans.Annotation.Tests.Haplotypes;

/// <summary>Files are cut into parts nowhere within a codon, so that what shares one is seen together.</summary>
public sealed class CodonsOverChunks : IDisposable
{
    private const int Codons = 2_000;
    private static readonly string Padding = new('x', 600);

    // One gene of codons that are no stop, whichever one base is changed into A.
    private readonly SmallGenome genome = SmallGenome.Of("ATG" + string.Concat(Enumerable.Repeat("CCC", Codons)) + "TAA", SmallGenome.Gene("g", forward: true, [(1, 6 + (3 * Codons))]));

    [Fact]
    public async Task Where_every_base_has_a_record_no_codon_is_torn()
    {
        var upload = Upload.WithSamples("A", [.. Enumerable.Range(4, 3 * Codons).Select(position => string.Create(CultureInfo.InvariantCulture, $"c\t{position}\t.\tC\tA\t.\t.\tI={Padding}\tGT\t1|1"))]);
        var result = await Annotating.RunAsync(genome.Bundle, new MemoryStream(upload), upload.Length, parallelism: 3);
        Assert.All(result.Records, record => Assert.Equal("CCC/AAA", Together(record)["Codons"]));
        Assert.Equal(3 * Codons, result.Records.Length);
    }

    [Theory]
    [InlineData(1_500, true)]
    [InlineData(9_000, false)]
    public async Task A_codon_in_two_exons_waits_for_its_end_but_not_for_ever(int between, bool together)
    {
        var bases = "CCCCC" + "ATGAA" + "GT" + new string('C', 30_000) + "AG" + "ACTGGCCTAA" + "CCCCC";
        using var split = SmallGenome.Of(bases, SmallGenome.Gene("g", forward: true, [(6, 10), (30_015, 30_024)]));
        var upload = Upload.WithSamples("A", [
            "c\t9\t.\tA\tC\t.\t.\t.\tGT\t0|1",
            .. Enumerable.Range(100, between).Select(position => string.Create(CultureInfo.InvariantCulture, $"c\t{position}\t.\tC\tA\t.\t.\tI={Padding}\tGT\t0|1")),
            "c\t30015\t.\tA\tT\t.\t.\t.\tGT\t0|1"]);
        var whole = await Annotating.RunAsync(split.Bundle, new MemoryStream(upload), upload.Length);
        foreach (var record in (string[][])[whole.Records[0], whole.Records[^1]])
        {
            Assert.Equal(together, record[7].Contains("p.Lys2His", StringComparison.Ordinal));
        }

        var sliced = await Annotating.RunAsync(split.Bundle, new SlicedStream(upload, 50_001), upload.Length, parallelism: 3);
        Assert.Equal(whole.Vcf, sliced.Vcf);
        Assert.Equal(whole.Index, sliced.Index);
    }

    [Fact]
    public async Task Runs_that_are_cut_by_slices_cores_or_ends_give_the_same_bytes()
    {
        var bases = TrackedGenome.Random(30_000, seed: 12);
        using var wild = SmallGenome.Of(bases, [.. Enumerable.Range(0, 9).Select(i => SmallGenome.Gene($"g{i}", i % 2 == 0, [(1 + (3_000 * i), 1_400 + (3_000 * i)), (2_000 + (3_000 * i), 3_200 + (3_000 * i))]) with { PartialStart = true, PartialEnd = true })]);
        var random = new Random(5);
        string[] genotypes = ["0|1", "1|0", "0/1", "1/1", "1|1:4", "./.", "x", "2|1", "0|1:8"];
        var upload = Upload.WithSamples("A B", [.. Enumerable.Range(0, 6_000).Select(_ => 1 + random.Next(29_000)).Order().Select(position => string.Create(
            CultureInfo.InvariantCulture,
            $"c\t{position}\t.\t{bases.AsSpan(position - 1, 1 + (random.Next(5) == 0 ? random.Next(9) : 0))}\t{TrackedGenome.Random(1 + random.Next(3), random.Next())}\t.\t.\tI={Padding[random.Next(500)..]}\tGT:PS\t{genotypes[random.Next(9)]}\t{genotypes[random.Next(9)]}"))]);
        var checkpoints = new List<AnnotationCheckpoint>();
        var whole = await RunAsync(new MemoryStream(upload), 1, null, []);
        Assert.Equal(whole, await RunAsync(new SlicedStream(upload, 1_013), 3, null, [], checkpoints));
        Assert.True(checkpoints.Count > 4);
        foreach (var from in checkpoints)
        {
            Assert.Equal(whole, await RunAsync(new MemoryStream(upload[(int)from.InputOffset..]), 2, from, whole[..(int)from.OutputLength]));
        }

        async Task<byte[]> RunAsync(Stream input, int parallelism, AnnotationCheckpoint? from, byte[] written, List<AnnotationCheckpoint>? taken = null)
        {
            var vcf = new MemoryStream();
            vcf.Write(written);
            var outcome = await new VcfAnnotator(wild.Bundle, new(), parallelism).AnnotateAsync(input, upload.Length, new(vcf, new MemoryStream(), new MemoryStream()), null, from, ReachedAsync, TestContext.Current.CancellationToken);
            Assert.IsType<Annotated>(outcome);
            return vcf.ToArray();

            ValueTask ReachedAsync(Func<AnnotationCheckpoint> take, CancellationToken ct)
            {
                taken?.Add(take());
                return ValueTask.CompletedTask;
            }
        }
    }

    public void Dispose() => genome.Dispose();

    private static Csq Together(string[] record)
        => Assert.Single(record[7].Split("CSQ=")[1].Split(';')[0].Split(',').Select(entry => new Csq(entry)), entry => entry["FLAGS"] == "in_haplotype");
}
