using CsCheck;
using GasOrleans.Annotation.Tests.Reference;

namespace GasOrleans.Annotation.Tests.Consequences;

/// <summary>HGVS names of changed proteins: M K K L L S N E V stop, then what is read when the stop is lost.</summary>
public sealed class ProteinNames
{
    //                                                   21 24 27 30 33 36 39 42 45 48
    private const string Bases = "CCCCCCCCCCCCCCCCCCCC" + "ATGAAAAAGCTGTTGTCTAACGAAGTTTAA" + "GCTGCATGACCCCCCCCCCCCCCC";

    [Theory]
    [InlineData(24, "A", "G", "Lys2Glu")]
    [InlineData(26, "A", "G", "Lys2%3D")]
    [InlineData(24, "A", "T", "Lys2Ter")]
    [InlineData(22, "T", "C", "Met1?")]
    [InlineData(21, "A", "G", "Met1%3D")]
    [InlineData(49, "A", "G", "Ter10%3D")]
    [InlineData(48, "T", "C", "Ter10GlnextTer3")]
    [InlineData(26, "AA", "GG", "Lys3Glu")]
    [InlineData(36, "TCT", "GAA", "Ser6Glu")]
    [InlineData(36, "TCTAAC", "GAAGAA", "Ser6_Asn7delinsGluGlu")]
    [InlineData(36, "TCTAAC", "GAATAA", "Ser6_Asn7delinsGluTer")]
    [InlineData(23, "GAAA", "G", "Lys3del")]
    [InlineData(29, "GCTG", "G", "Leu5del")]
    [InlineData(35, "GTCTAAC", "G", "Ser6_Asn7del")]
    [InlineData(36, "TCTA", "T", "Ser6_Asn7delinsTyr")]
    [InlineData(23, "G", "GAAG", "Lys3dup")]
    [InlineData(35, "G", "GGGG", "Leu5_Ser6insGly")]
    [InlineData(35, "G", "GTCTAAC", "Ser6_Asn7dup")]
    [InlineData(35, "G", "GGGGTAA", "Leu5_Ser6insGlyTer")]
    [InlineData(35, "G", "GTAAGGG", "Ser6Ter")]
    [InlineData(23, "GA", "G", "Lys3SerfsTer?")]
    [InlineData(35, "G", "GA", "Ser6IlefsTer2")]
    [InlineData(38, "T", "TA", "Asn7LysfsTer?")]
    [InlineData(36, "TCT", "TA", "Ser6Ter")]
    [InlineData(18, "CCCAT", "C", "Met1?")]
    [InlineData(49, "AAGC", "A", "?")]
    public void A_change_has_its_name(int position, string reference, string alternate, string name)
    {
        using var genome = SmallGenome.Of(Bases, SmallGenome.Gene("g", forward: true, [(21, 50)]) with { Protein = "P.1" });
        Assert.Equal("P.1:p." + name, Csq.Of(genome.Bundle, position, reference, alternate).Of("g")["HGVSp"]);
    }

    [Fact]
    public void Where_nothing_says_what_follows_the_new_end_is_not_known()
    {
        var exons = new[] { (21, 40), (61, 70) };
        using var genome = SmallGenome.Of(
            new string('C', 20) + "ATGAAAAAGCTGTTGTCTAA" + "GTAAGTCCTTCCTTTTTCAG" + "CGAAGTTTAA" + new string('C', 20), SmallGenome.Gene("g", forward: true, exons));
        Assert.Equal("g:p.Lys2ArgfsTer?", Csq.Of(genome.Bundle, 24, "AAA", "CG").Of("g")["HGVSp"]);
    }

    [Fact]
    public void A_frameshift_is_named_by_the_first_residue_that_differs_and_the_stop_it_runs_into() => RandomGene.Any.Sample(
        gene =>
        {
            using var genome = gene.Genome();
            var (position, reference, alternate) = gene.Variant();
            var csq = Csq.Of(genome.Bundle, position, reference, alternate).Of("g");
            if (csq.Consequence is not "frameshift_variant" || gene.Cuts.Count > 0)
            {
                return;
            }

            var own = Translation.Protein(gene.Coding) + "*";
            var all = (Translation.IsStart(gene.Changed[..3]) ? "M" : "") + Translation.Of((gene.Changed + RandomGene.Behind)[3..]);
            var at = Enumerable.Range(0, own.Length).First(i => own[i] != all[i]);
            var name = csq["HGVSp"].Split(":p.")[1];
            Assert.StartsWith($"{Three(own[at])}{at + 1}{Three(all[at])}", name, StringComparison.Ordinal);
            var stop = all.IndexOf('*', at);
            if (stop > at && own[at] != '*')
            {
                Assert.EndsWith($"fsTer{stop - at + 1}", name, StringComparison.Ordinal);
            }
        },
        iter: 300);

    private static string Three(char letter)
        => System.Text.Encoding.ASCII.GetString(GasOrleans.Annotation.Consequences.Residue.Name((byte)letter));
}
