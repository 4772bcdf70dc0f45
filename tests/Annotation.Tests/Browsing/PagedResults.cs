using System.Globalization;
using GasOrleans.Annotation.Browsing;
using GasOrleans.Annotation.Resuming;
using GasOrleans.Annotation.Tests.Vcf;

namespace GasOrleans.Annotation.Tests.Browsing;

/// <summary>Pages of a result hold what its lines hold, whatever the filter, with a table or without.</summary>
public sealed class PagedResults(TinyGenome genome)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<VariantFilter> Filters { get; } =
    [
        new VariantFilter(),
        new VariantFilter { Region = new("chr1", 1_050, 1_150) },
        new VariantFilter { Region = new("2") },
        new VariantFilter { Region = new("nowhere") },
        new VariantFilter { Gene = "GENE1" },
        new VariantFilter { Gene = "gene" },
        new VariantFilter { Consequence = "stop_gained" },
        new VariantFilter { Consequence = "nonsense" },
        new VariantFilter { Impact = "moderate" },
        new VariantFilter { Id = TinyGenome.KnownId },
        new VariantFilter { Id = "own17" },
        new VariantFilter { Known = true },
        new VariantFilter { Known = false, Region = new("chr1", 1_090, 1_110) },
        new VariantFilter { Gene = "gene1", Consequence = "missense_variant", Region = new("chr1", 1_000, 1_100) },
    ];

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Pages_put_together_are_what_the_lines_hold(VariantFilter filter)
    {
        var (result, table) = await MakeAsync(parallelism: 3);
        var expected = result.Records.Where(record => Wanted(record, filter)).Select(record => $"{record[0]}:{record[1]}:{record[2]}").ToArray();
        foreach (var beside in (byte[]?[])[table, null])
        {
            var rows = await AllAsync(new(result.Vcf), beside is null ? null : new(beside), filter, expected.Length);
            Assert.Equal(expected, rows.Select(row => $"{row.Contig}:{row.Position}:{row.Id}"));
        }
    }

    [Fact]
    public async Task A_row_says_what_the_picked_entry_says()
    {
        var (result, table) = await MakeAsync(parallelism: 1);
        var row = Assert.Single((await new VariantBrowser(new Bytes(result.Vcf), new Bytes(table)).PageAsync(new() { Id = TinyGenome.KnownId, Region = new("chr1", 1_101, 1_101) }, null, 5, Ct)).Rows);
        Assert.Equal(("chr1", 1_101L, "A", "G", "50", "PASS", "gene1"), (row.Contig, row.Position, row.Reference, row.Alternate, row.Quality, row.Filter, row.Gene));
        Assert.Equal("gene1:c.101A>G", row.CodingName);
        Assert.StartsWith("gene1:p.", row.ProteinName, StringComparison.Ordinal);
        Assert.Equal([TinyGenome.KnownId], row.Known);
        Assert.NotNull(row.Consequence);
    }

    [Fact]
    public async Task The_table_is_the_same_however_the_file_is_cut()
    {
        var (_, alone) = await MakeAsync(parallelism: 1);
        var (_, together) = await MakeAsync(parallelism: 4);
        Assert.Equal(alone, together);
        var checkpoints = new List<AnnotationCheckpoint>();
        var whole = await MakeAsync(2, null, [], checkpoints);
        Assert.Equal(alone, whole.Table);
        foreach (var from in checkpoints.Where((_, i) => i % 7 == 1))
        {
            Assert.Equal(alone, (await MakeAsync(2, from, whole.Result.Vcf[..(int)from.OutputLength], [])).Table);
        }
    }

    [Fact]
    public async Task A_small_result_has_no_table_and_totals_are_told_where_they_are_known()
    {
        var upload = Upload.Vcf(genome.Snv(1_050));
        Assert.False((await Annotating.RunAsync(genome, upload)).Summary.HasTable);
        var (result, table) = await MakeAsync(parallelism: 2);
        var browser = new VariantBrowser(new Bytes(result.Vcf), new Bytes(table));
        Assert.Equal(result.Summary.Records, (await browser.PageAsync(new(), null, 1, Ct)).Total);
        Assert.Equal(result.Summary.Known, (await browser.PageAsync(new() { Known = true }, null, 1, Ct)).Total);
        Assert.Equal(result.Records.Count(record => record[7].Contains("missense_variant", StringComparison.Ordinal)), (await browser.PageAsync(new() { Consequence = "missense_variant" }, null, 1, Ct)).Total);
        Assert.Null((await browser.PageAsync(new() { Gene = "gene1" }, null, 1, Ct)).Total);
    }

    [Fact]
    public async Task A_page_costs_few_reads()
    {
        var (result, table) = await MakeAsync(parallelism: 2);
        foreach (var filter in Filters.Select(row => row.Data))
        {
            var (vcf, beside) = (new Bytes(result.Vcf), new Bytes(table));
            await new VariantBrowser(vcf, beside).PageAsync(filter, null, 50, Ct);
            Assert.InRange(vcf.Reads + beside.Reads, 1, 6);
        }
    }

    [Fact]
    public async Task What_is_damaged_or_not_its_own_is_said_and_costs_no_memory()
    {
        var (result, table) = await MakeAsync(parallelism: 2);
        var random = new Random(4);
        for (var i = 0; i < 400; i++)
        {
            var (vcf, beside) = (result.Vcf.ToArray(), table.ToArray());
            var (where, at) = i % 2 == 0 ? (vcf, random.Next(vcf.Length)) : (beside, i % 4 == 1 ? random.Next(Math.Min(beside.Length, 1_400)) : random.Next(beside.Length));
            where[at] ^= (byte)(1 << random.Next(8));
            try
            {
                await new VariantBrowser(new Bytes(vcf), new Bytes(beside)).PageAsync(Filters.ElementAt(i % Filters.Count).Data, null, 50, Ct);
            }
            catch (InvalidDataException)
            {
                // Said.
            }
        }

        await Assert.ThrowsAsync<InvalidDataException>(() => new VariantBrowser(new Bytes(result.Vcf), new Bytes(result.Vcf)).PageAsync(new(), null, 50, Ct));
        await Assert.ThrowsAsync<FormatException>(() => new VariantBrowser(new Bytes(result.Vcf), new Bytes(table)).PageAsync(new(), "x&", 50, Ct));
    }

    private static bool Wanted(string[] record, VariantFilter filter)
    {
        var entries = record[7].Contains("CSQ=", StringComparison.Ordinal) ? record[7].Split("CSQ=")[1].Split(';')[0].Split(',').Select(entry => entry.Split('|')).ToArray() : [];
        var position = int.Parse(record[1], CultureInfo.InvariantCulture);
        return (filter.Region is not { } region || (record[0] == region.Contig && position <= region.Last && position + record[3].Length - 1 >= region.First))
            && (filter.Gene is null || entries.Any(entry => entry[3].Equals(filter.Gene, StringComparison.OrdinalIgnoreCase)))
            && (filter.Consequence is null || entries.Any(entry => entry[1].Split('&').Contains(filter.Consequence)))
            && (filter.Impact is null || entries.Any(entry => entry[2].Equals(filter.Impact, StringComparison.OrdinalIgnoreCase)))
            && (filter.Id is null || record[2].Split(';').Contains(filter.Id) || entries.Any(entry => entry[17].Split('&').Contains(filter.Id)))
            && (filter.Known is null || filter.Known == entries.Any(entry => entry[17].Length > 0));
    }

    private static async Task<List<VariantRow>> AllAsync(Bytes vcf, Bytes? table, VariantFilter filter, int expected)
    {
        var (rows, browser, next, pages) = (new List<VariantRow>(), new VariantBrowser(vcf, table), (string?)null, 0);
        do
        {
            var page = await browser.PageAsync(filter, next, 777, Ct);
            rows.AddRange(page.Rows);
            next = page.Next;
        }
        while (next is not null && ++pages < 100 + expected);
        return rows;
    }

    private async Task<(Result Result, byte[] Table)> MakeAsync(int parallelism)
        => await MakeAsync(parallelism, null, [], []);

    private async Task<(Result Result, byte[] Table)> MakeAsync(int parallelism, AnnotationCheckpoint? from, byte[] written, List<AnnotationCheckpoint> taken)
    {
        // What does not compress makes it large enough for a table.
        var random = new Random(9);
        string Snv(int position, string contig = "chr1") => genome.Snv(position, contig, info: $"R={random.NextInt64():x}{random.NextInt64():x}{random.NextInt64():x}");
        var upload = Upload.Vcf([.. Enumerable.Range(0, 12_000).Select(i => i % 10 == 0 ? Snv(1_000 + (i / 40)) : i % 67 == 0 ? Named(i) : Snv(1 + (i * 3)))
            .OrderBy(record => int.Parse(record.Split('\t')[1], CultureInfo.InvariantCulture)), Known, .. Enumerable.Range(1, 2_000).Select(i => Snv(i, "2"))]);
        var (vcf, table) = (new MemoryStream(), new MemoryStream());
        vcf.Write(written);
        var outputs = new AnnotationOutputs(vcf, new MemoryStream(), new MemoryStream()) { Table = table };
        var outcome = await new VcfAnnotator(genome.Bundle, new(), parallelism).AnnotateAsync(
            new MemoryStream(upload[(int)(from?.InputOffset ?? 0)..]), upload.Length, outputs, null, from, (take, _) => Take(taken, take), Ct);
        return (new(outcome, vcf.ToArray(), [], ""), table.ToArray());
    }

    private static ValueTask Take(List<AnnotationCheckpoint> taken, Func<AnnotationCheckpoint> take)
    {
        taken.Add(take());
        return ValueTask.CompletedTask;
    }

    private static string Known => $"chr1\t{TinyGenome.KnownAt}\t.\tA\tG\t50\tPASS\t.";

    private string Named(int i) => genome.Snv(1 + (i * 3)).Replace("\t.\t", $"\town{i % 50};b\t", StringComparison.Ordinal);
}
