using GasOrleans.Annotation.Tests.Reference;

namespace GasOrleans.Annotation.Tests.Consequences;

/// <summary>A circular contig of 60 bases whose gene begins at 55 and ends at 6: ATGAAC TGGTAA.</summary>
public sealed class RoundTheOrigin : IDisposable
{
    private readonly SmallGenome genome = Make(circular: true);

    [Theory]
    [InlineData(58, "A", "G", "missense_variant", "N/D")]
    [InlineData(2, "G", "A", "stop_gained", "W/*")]
    [InlineData(60, "C", "T", "synonymous_variant", "N")]
    public void A_gene_across_the_origin_is_one_gene(int position, string reference, string alternate, string terms, string residues)
    {
        var entry = Csq.Of(genome.Bundle, position, reference, alternate).Of("o");
        Assert.Equal((terms, residues), (entry.Consequence, entry["Amino_acids"]));
    }

    [Theory]
    [InlineData(50, "upstream_gene_variant", "5")]
    [InlineData(9, "downstream_gene_variant", "3")]
    public void Its_neighbourhood_goes_on_at_both_ends(int position, string terms, string distance)
    {
        var entry = Csq.Of(genome.Bundle, position, "C", "T").Of("o");
        Assert.Equal((terms, distance), (entry.Consequence, entry["DISTANCE"]));
    }

    [Fact]
    public void On_the_contig_of_the_demo_genome_the_last_bases_are_upstream_of_the_first_gene()
    {
        using var tb = new DemoGenome();
        var last = tb.Contig.Length;
        var entry = Csq.Of(tb.Bundle, last, ((char)tb.Contig[last]).ToString(), "A").Of("dnaA");
        Assert.Equal(("upstream_gene_variant", "1"), (entry.Consequence, entry["DISTANCE"]));
    }

    public void Dispose() => genome.Dispose();

    private static SmallGenome Make(bool circular)
    {
        var draft = SmallGenome.Draft("TGGTAA" + new string('C', 48) + "ATGAAC", SmallGenome.Gene("o", forward: true, [(55, 66)]));
        return new(draft with { Contigs = [draft.Contigs[0] with { Circular = circular }] });
    }
}
