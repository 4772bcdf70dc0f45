using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Tests.Reference;

public sealed class GenesOfAStretch(DemoGenome demo) : IClassFixture<DemoGenome>
{
    [Fact]
    public void Are_all_that_touch_it_left_to_right_and_no_more_than_asked_for()
    {
        var contig = demo.Bundle.Contigs[0];
        var genes = Genes.Within(demo.Bundle, contig, 1, 4_400, 100);
        Assert.Equal(["dnaA", "dnaN", "recF"], genes.Select(gene => gene.Name));
        Assert.Equal((1, 1_524, true), (genes[0].Start, genes[0].End, genes[0].Forward));
        Assert.Equal([(1, 1_524)], genes[0].Exons);
        Assert.Single(Genes.Within(demo.Bundle, contig, 1_524, 1_524, 100));
        Assert.Empty(Genes.Within(demo.Bundle, contig, 1_525, 2_000, 100));
        Assert.Equal(2, Genes.Within(demo.Bundle, contig, 1, contig.Length, 2).Count);
    }

    [Theory]
    [InlineData("rpoB")]
    [InlineData("RPOB")]
    [InlineData("rv0667")]
    public void Are_found_by_name_and_id_in_either_case(string name)
        => Assert.Equal((759_807, 763_325), Genes.Find(demo.Bundle, name) is var (_, gene) ? (gene.Start, gene.End) : default);

    [Fact]
    public void Are_not_found_when_there_is_none() => Assert.Null(Genes.Find(demo.Bundle, "no such gene"));
}
