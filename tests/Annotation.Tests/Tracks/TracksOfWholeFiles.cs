using System.Globalization;
using GasOrleans.Annotation.Tests.Vcf;

namespace GasOrleans.Annotation.Tests.Tracks;

/// <summary>Tracks in the pipeline: header, ID, counts, log, and the same bytes however a file is cut.</summary>
public sealed class TracksOfWholeFiles : IDisposable
{
    private static readonly string One = TrackedGenome.Random(60_000, seed: 3);
    private static readonly string Two = TrackedGenome.Random(3_000, seed: 4);

    private readonly Scratch folder = new();

    [Fact]
    public async Task Fields_are_declared_ids_filled_and_records_counted()
    {
        using var genome = await MakeAsync();
        var result = await Annotating.RunAsync(genome.Bundle, new MemoryStream(Upload.Vcf(Snv(10), Snv(11), Snv(12))), null);
        Assert.Contains(result.Header, line => line.EndsWith("|FLAGS|PICK|gnomAD_AF|REPEAT\">", StringComparison.Ordinal));
        Assert.Equal(["r10", ".", "r12"], result.Records.Select(record => record[2]));
        Assert.Equal(3, result.Records.Count(record => record[7].Contains("CSQ=", StringComparison.Ordinal)));
        Assert.Contains("|0.10|low", result.Records[0][7], StringComparison.Ordinal);
        Assert.Equal(2, result.Summary.Known);
        Assert.Equal([new("db", 2, 2), new("repeats", 2, 2)], result.Summary.Tracks);
        Assert.Contains("In db: 2 (66.67%)\n", result.Log, StringComparison.Ordinal);
        Assert.Contains("In repeats: 2 in 2 variants\n", result.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Chunks_at_once_and_one_after_the_other_give_the_same_bytes(bool sorted)
    {
        using var genome = await MakeAsync();
        var random = new Random(2);
        var records = Enumerable.Range(0, 6_000).Select(i => Snv(1_000 + (9 * i) + (sorted ? 0 : random.Next(-700, 700)), $"I={new string('x', 150 + (i % 40))}")).ToArray();
        var upload = Upload.Vcf(records);
        var alone = await Annotating.RunAsync(genome.Bundle, new MemoryStream(upload), upload.Length);
        var together = await Annotating.RunAsync(genome.Bundle, new MemoryStream(upload), upload.Length, parallelism: 4);
        Assert.Equal(alone.Vcf, together.Vcf);
        Assert.Equal(alone.Log, together.Log);
        Assert.Equal(records.Count(record => int.Parse(record.Split('\t')[1], CultureInfo.InvariantCulture) % 2 == 0), alone.Summary.Known);
    }

    public void Dispose() => folder.Dispose();

    private static string Snv(int position, string info = ".")
        => string.Create(CultureInfo.InvariantCulture, $"chr1\t{position}\t.\t{One[position - 1]}\t{Other(One[position - 1])}\t.\t.\t{info}");

    private static char Other(char letter) => letter == 'A' ? 'C' : 'A';

    private Task<TrackedGenome> MakeAsync() => TrackedGenome.MakeAsync(
        folder.Sub(), One, Two,
        ("vcf", TrackedGenome.Vcf([.. Enumerable.Range(1, 29_999).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"1\t{2 * i}\tr{2 * i}\t{One[(2 * i) - 1]}\t{Other(One[(2 * i) - 1])}\t.\t.\tAF=0.{2 * i}"))]), "db,ids,fields=AF:gnomAD_AF"),
        ("bed", "chr1\t9\t11\tlow\nchr1\t30000\t50000\thigh\n", "repeats,fields=4:REPEAT"));
}
