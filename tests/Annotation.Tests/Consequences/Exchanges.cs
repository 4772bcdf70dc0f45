using System.Buffers;
using System.Text;
using CsCheck;
using GasOrleans.Annotation.Consequences;
using GasOrleans.Annotation.Reference;
using GasOrleans.Annotation.Tests.Reference;

namespace GasOrleans.Annotation.Tests.Consequences;

/// <summary>One base in the place of another is told in short where that is enough. Nobody can see it but by the clock.</summary>
public sealed class Exchanges(DemoGenome demo) : IClassFixture<DemoGenome>
{
    private static readonly string[] Bases = ["A", "C", "G", "T", "a", "g"];

    [Fact]
    public void In_any_gene_they_are_told_as_at_length()
        => RandomGene.Any.Sample(
            gene =>
            {
                using var genome = gene.Genome();
                var contig = genome.Bundle.Contigs[0];
                Compare(genome.Bundle, contig, Enumerable.Range(1, contig.Length));
            },
            iter: 100);

    [Fact]
    public void On_a_whole_genome_they_are_told_as_at_length()
        => Compare(demo.Bundle, demo.Contig, Enumerable.Range(0, 60_000).Select(i => 1 + (i * 73 % demo.Contig.Length)));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 3)]
    [InlineData(30, 30)]
    public void Untranslated_bases_and_unknown_ones_count_as_at_length(int before, int behind)
    {
        var coding = "ATG" + string.Concat(Enumerable.Repeat("GCNAAATAACGTTGGNNN", 4)) + "TAA";
        var contig = new string('C', 40) + coding + new string('G', 40);
        foreach (var forward in (bool[])[true, false])
        {
            var (start, end) = (41, 40 + coding.Length);
            using var genome = SmallGenome.Of(
                forward ? contig : SmallGenome.Turned(contig), SmallGenome.Gene("g", forward, [(start, end)], [(start - before, end + behind)]));
            Compare(genome.Bundle, genome.Bundle.Contigs[0], Enumerable.Range(1, contig.Length));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(9_999)]
    [InlineData(10_000)]
    [InlineData(12_345_678)]
    [InlineData(99_999_999)]
    [InlineData(100_000_000)]
    [InlineData(int.MaxValue)]
    [InlineData(-40)]
    [InlineData(int.MinValue)]
    public void Numbers_are_written_as_they_are(int number)
    {
        var text = new TextBuffer();
        text.Write(number);
        Assert.Equal(FormattableString.Invariant($"{number}"), Encoding.ASCII.GetString(text.Written));
    }

    private static void Compare(ReferenceBundle bundle, Contig contig, IEnumerable<int> positions)
    {
        var (brief, full) = (new AlleleAnnotator(bundle) { WatchesCodons = true }, new AlleleAnnotator(bundle) { WatchesCodons = true, TellsExchanges = false });
        var (one, other) = (new ArrayBufferWriter<byte>(), new ArrayBufferWriter<byte>());
        foreach (var position in positions)
        {
            var reference = contig.Bases.Slice(position - 1, 1);
            foreach (var alternate in Bases.Select(Encoding.ASCII.GetBytes))
            {
                one.ResetWrittenCount();
                other.ResetWrittenCount();
                Assert.Equal(full.Annotate(contig, position, reference, alternate, other), brief.Annotate(contig, position, reference, alternate, one));
                Assert.True(one.WrittenSpan.SequenceEqual(other.WrittenSpan), $"{position}: {Encoding.ASCII.GetString(one.WrittenSpan)} and {Encoding.ASCII.GetString(other.WrittenSpan)}");
                Assert.Equal((full.Terms, full.Codons, full.Rows), (brief.Terms, brief.Codons, brief.Rows), Same);
            }
        }
    }

    private static bool Same((ConsequenceSet Terms, List<Stretch> Codons, List<int> Rows) one, (ConsequenceSet Terms, List<Stretch> Codons, List<int> Rows) other)
        => one.Terms == other.Terms && one.Codons.SequenceEqual(other.Codons) && one.Rows.SequenceEqual(other.Rows);
}
