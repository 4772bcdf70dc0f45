using System.Buffers;
using System.Text;
using GasOrleans.Annotation.Consequences;
using GasOrleans.Annotation.Reference.Building;
using GasOrleans.Annotation.Tests.Reference;

namespace GasOrleans.Annotation.Tests.Consequences;

/// <summary>Symbolic alleles and breakends over a transcript with exons 21-40 and 61-80, coding 31-40 and 61-70.</summary>
public sealed class LargeEventFacts
{
    private static readonly TranscriptDraft Gene = SmallGenome.Gene("g", forward: true, [(31, 40), (61, 70)], [(21, 40), (61, 80)]);

    [Theory]
    [InlineData("<DEL>", 10, 90, "deletion", "transcript_ablation", "g:c.-20_*20del")]
    [InlineData("<DEL:ME>", 45, 50, "deletion", "splice_region_variant&splice_donor_region_variant&splice_polypyrimidine_tract_variant&intron_variant", "g:c.10+6_10+10del")]
    [InlineData("<DEL>", 35, 50, "deletion", "splice_donor_variant&feature_truncation&splice_polypyrimidine_tract_variant&coding_sequence_variant&intron_variant", "g:c.6_10+10del")]
    [InlineData("<DUP>", 10, 90, "duplication", "transcript_amplification&coding_sequence_variant&5_prime_UTR_variant&3_prime_UTR_variant&intron_variant", "")]
    [InlineData("<DUP:TANDEM>", 35, 50, "duplication", "feature_elongation&coding_sequence_variant&intron_variant", "")]
    [InlineData("<INS>", 35, 0, "insertion", "feature_elongation&coding_sequence_variant", "")]
    [InlineData("<INS:ME:ALU>", 50, 0, "insertion", "intron_variant", "")]
    [InlineData("<INV>", 50, 90, "inversion", "feature_truncation&coding_sequence_variant&3_prime_UTR_variant&intron_variant", "")]
    [InlineData("<INV>", 10, 90, "inversion", "intergenic_variant", "")]
    [InlineData("T[c:5[", 75, 0, "chromosome_breakpoint", "feature_truncation&3_prime_UTR_variant", "")]
    [InlineData("]c:5]T", 6, 0, "chromosome_breakpoint", "intergenic_variant", "")]
    public void What_it_says_is_called(string alternate, int position, long end, string allele, string terms, string name)
    {
        var entry = new Csq(Assert.Single(Entries(alternate, position, end)));
        Assert.Equal((allele, terms), (entry["Allele"], entry.Consequence));
        Assert.Equal(name, entry["HGVSc"]);
    }

    [Theory]
    [InlineData("<CNV>", 35, 50)]
    [InlineData("<NON_REF>", 35, 50)]
    [InlineData("<DELETED>", 35, 50)]
    [InlineData("<DEL>", 35, 35)]
    [InlineData("<DEL>", 35, 900)]
    [InlineData("<DEL>", 0, 50)]
    public void What_says_no_stretch_is_not(string alternate, int position, long end) => Assert.Empty(Entries(alternate, position, end));

    private static string[] Entries(string alternate, int position, long end)
    {
        using var genome = SmallGenome.Of(new string('A', 30) + "TGCATGCATG" + "GTAAGTCCTTCCTTTTTCAG" + "ACGTACGTAC" + new string('G', 40), Gene);
        var text = new ArrayBufferWriter<byte>();
        new AlleleAnnotator(genome.Bundle).AnnotateLarge(genome.Bundle.Contigs[0], position, end, Encoding.ASCII.GetBytes(alternate), text);
        return text.WrittenCount == 0 ? [] : Encoding.ASCII.GetString(text.WrittenSpan).Split(',');
    }
}
