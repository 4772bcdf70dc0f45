using System.Text;
using GasOrleans.Annotation.Browsing;
using GasOrleans.Annotation.Consequences;
using GasOrleans.Annotation.Tests.Browsing;
using GasOrleans.Annotation.Tests.Oracles;
using GasOrleans.Annotation.Tests.Reference;
using GasOrleans.Annotation.Tests.Vcf;

namespace GasOrleans.Annotation.Tests.Consequences;

/// <summary>The picked entry of each ALT alone, when that is wanted: nothing else is written, counted or found.</summary>
public sealed class PickedEntries(DemoGenome genome) : IClassFixture<DemoGenome>
{
    private static readonly AnnotationOptions Picked = new() { PickedOnly = true };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_a_whole_file_the_picked_entries_are_left_and_counted(bool names)
    {
        var upload = Drawn();
        var all = await RunAsync(upload, new() { GenomicNames = names }, new MemoryStream());
        var table = new MemoryStream();
        var picked = await RunAsync(upload, Picked with { GenomicNames = names }, table);
        var (before, left) = (all.Records, picked.Records.Select(CsqOf).ToArray());
        Assert.Equal(before.Select(PickedOf), left);
        Assert.True(before.Sum(record => CsqOf(record).Length) > left.Sum(entries => entries.Length));

        // What is counted and what is found is what is written.
        var severest = left.SelectMany(entries => entries).Select(entry => entry.Split('|')[1].Split('&')[0]).ToArray();
        Assert.Equal(severest.CountBy(name => name).ToDictionary(), picked.Summary.Consequences.ToDictionary(pair => ConsequenceTerms.Name(pair.Key), pair => (int)pair.Value));
        foreach (var term in severest.Distinct())
        {
            var page = await new VariantBrowser(new Bytes(picked.Vcf), new Bytes(table.ToArray())).PageAsync(new() { Consequence = term }, null, 1, Ct);
            Assert.Equal(left.Count(entries => entries.Any(entry => entry.Split('|')[1].Split('&').Contains(term))), page.Total ?? page.Rows.Count);
        }
    }

    [Fact]
    public async Task The_header_says_so_and_else_is_as_it_was()
    {
        var upload = Upload.Lines(Upload.Format, Upload.Columns, "NC_000962.3\t761155\t.\tC\tT\t.\t.\t.");
        var (all, none, picked) = (await RunAsync(upload, new(), Stream.Null), await RunAsync(upload, null, Stream.Null), await RunAsync(upload, Picked, Stream.Null));
        Assert.Equal(none.Vcf, all.Vcf);
        Assert.Contains(picked.Header, line => line.Contains("genome h37rv, the picked entry of each ALT only. Format: Allele|", StringComparison.Ordinal));
        Assert.DoesNotContain(all.Header, line => line.Contains("only", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_annotations_preference_decides_where_a_variant_is_counted()
    {
        // The preferred transcript is behind the variant, in which another one codes.
        const string Bases = "CCCCCCCCCC" + "ATGAAACTGGCCCATTAA" + "CCCCCCCCCC";
        using var small = SmallGenome.Of(
            Bases,
            SmallGenome.Gene("in", forward: true, [(11, 28)]) with { Preference = 9 },
            SmallGenome.Gene("behind", forward: true, [(30, 35)]) with { Preference = 1, PartialStart = true, PartialEnd = true });
        var result = await RunAsync(small.Bundle, Upload.Lines(Upload.Format, Upload.Columns, "c\t25\t.\tT\tG\t.\t.\t."), Picked, Stream.Null);
        Assert.Contains("|behind|", Assert.Single(CsqOf(Assert.Single(result.Records))), StringComparison.Ordinal);
        Assert.Equal(1, result.Summary.Consequences[Consequence.UpstreamGeneVariant]);
        Assert.Equal([Located.InterGenic, Located.Promoter], result.Summary.Located.Where(pair => pair.Value > 0).Select(pair => pair.Key).Order());
    }

    [Fact]
    public async Task What_shares_a_codon_is_flagged_and_has_no_entry_of_its_own()
    {
        var upload = Upload.WithSamples("A", "NC_000962.3\t761154\t.\tT\tA\t.\t.\t.\tGT\t1|1", "NC_000962.3\t761155\t.\tC\tT\t.\t.\t.\tGT\t1|1");
        var result = await RunAsync(upload, Picked, Stream.Null);
        Assert.All(result.Records, record => Assert.EndsWith("|same_codon|1", Assert.Single(CsqOf(record)), StringComparison.Ordinal));
    }

    private byte[] Drawn()
    {
        var variants = GeneratedVariants.Of(genome.Contig, 20_000, seed: 11);
        var lines = GeneratedVariants.Vcf(genome.Contig, variants).TrimEnd('\n').Split('\n');

        // Some have two ALT alleles.
        return Upload.Lines([.. lines.Select((line, i) => i % 5 == 4 && line[0] != '#' ? WithSecond(line) : line)]);
    }

    private static string WithSecond(string line)
    {
        var columns = line.Split('\t');
        columns[4] = $"{columns[4]},{columns[3]}ACG";
        return string.Join('\t', columns);
    }

    private static string[] CsqOf(string[] record) => [.. record[7].Split(';').Where(field => field.StartsWith("CSQ=", StringComparison.Ordinal)).SelectMany(field => field[4..].Split(','))];

    private static string[] PickedOf(string[] record) => [.. CsqOf(record).Where(entry => entry.Split('|')[21] == "1")];

    private Task<Result> RunAsync(byte[] upload, AnnotationOptions? options, Stream table) => RunAsync(genome.Bundle, upload, options, table);

    private static async Task<Result> RunAsync(GasOrleans.Annotation.Reference.ReferenceBundle bundle, byte[] upload, AnnotationOptions? options, Stream table)
    {
        var (vcf, index, log) = (new MemoryStream(), new MemoryStream(), new MemoryStream());
        var outcome = await new VcfAnnotator(bundle, new(), 2, options).AnnotateAsync(new MemoryStream(upload), upload.Length, new(vcf, index, log) { Table = table }, null, Ct);
        return new(outcome, vcf.ToArray(), index.ToArray(), Encoding.UTF8.GetString(log.ToArray()));
    }
}
