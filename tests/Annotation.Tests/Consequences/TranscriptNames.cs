using GasOrleans.Annotation.Tests.Reference;

namespace GasOrleans.Annotation.Tests.Consequences;

/// <summary>HGVS names along a spliced transcript, the same on both strands.</summary>
public sealed class TranscriptNames
{
    // Exons 11-30, 51-70, 91-110; coding 21-30, 51-70, 91-96: 36 bases, ATG ... TAA.
    private static readonly string Bases =
        new string('C', 10) + "CCCCCCCCCT" + "ATGGCTGCAG" + "GTAAGTCCTTCCTTTTTCAG" + "CTGCAGCTTGAGCTGCAGCA"
        + "GTAAGTCCTTCCTTTTTCAG" + "GCATAA" + "TCCGCCCCTTCTTC" + "AGATC" + new string('C', 35);

    private static readonly (int, int)[] Coding = [(21, 30), (51, 70), (91, 96)];
    private static readonly (int, int)[] Exons = [(11, 30), (51, 70), (91, 110)];

    [Theory]
    [InlineData(24, "G", "A", "c.4G>A")]
    [InlineData(20, "T", "G", "c.-1T>G")]
    [InlineData(11, "C", "G", "c.-10C>G")]
    [InlineData(8, "C", "G", "c.-13C>G")]
    [InlineData(97, "T", "A", "c.*1T>A")]
    [InlineData(112, "G", "A", "c.*16G>A")]
    [InlineData(31, "G", "T", "c.10+1G>T")]
    [InlineData(40, "T", "C", "c.10+10T>C")]
    [InlineData(41, "C", "T", "c.11-10C>T")]
    [InlineData(50, "G", "T", "c.11-1G>T")]
    [InlineData(80, "T", "C", "c.30+10T>C")]
    [InlineData(24, "GCT", "AAA", "c.4_6delinsAAA")]
    [InlineData(24, "GCT", "AGC", "c.4_6inv")]
    [InlineData(24, "GCT", "G", "c.5_6del")]
    [InlineData(53, "G", "GA", "c.13_14insA")]
    [InlineData(30, "GGTA", "T", "c.10_10+3delinsT")]
    [InlineData(51, "C", "CC", "c.11dup")]
    [InlineData(57, "C", "CT", "c.19dup")]
    [InlineData(57, "CT", "C", "c.19del")]
    [InlineData(58, "T", "TTT", "c.18_19dup")]
    [InlineData(58, "T", "TTTT", "c.19_20insTTT")]
    public void A_change_has_its_name(int position, string reference, string alternate, string name)
    {
        using var forward = SmallGenome.Of(Bases, SmallGenome.Gene("s", forward: true, Coding, Exons));
        Assert.Equal("s:" + name, Csq.Of(forward.Bundle, position, reference, alternate).Of("s")["HGVSc"]);
        using var backward = SmallGenome.Of(SmallGenome.Turned(Bases), SmallGenome.Gene("s", forward: false, Turn(Coding), Turn(Exons)));
        var (at, from, to) = (Bases.Length - (position + reference.Length - 1) + 1, SmallGenome.Turned(reference), SmallGenome.Turned(alternate));
        Assert.Equal("s:" + name, Csq.Of(backward.Bundle, at, from, to).Of("s")["HGVSc"]);
    }

    [Theory]
    [InlineData(25, "C", "T", "n.15C>T")]
    [InlineData(40, "T", "C", "n.20+10T>C")]
    [InlineData(8, "C", "G", "n.-3C>G")]
    [InlineData(112, "G", "A", "n.*2G>A")]
    public void A_transcript_that_does_not_code_is_counted_from_its_first_base(int position, string reference, string alternate, string name)
    {
        using var genome = SmallGenome.Of(Bases, SmallGenome.Gene("s", forward: true, Coding, Exons) with { Coding = [], Biotype = "ncRNA" });
        Assert.Equal("s:" + name, Csq.Of(genome.Bundle, position, reference, alternate).Of("s")["HGVSc"]);
    }

    [Fact]
    public void The_bases_that_are_missing_before_an_incomplete_start_are_counted()
    {
        var gene = SmallGenome.Gene("p", forward: true, [(21, 28)]) with { Padding = 2, PartialStart = true, PartialEnd = true };
        using var genome = SmallGenome.Of(new string('G', 20) + "CAAACTGT" + new string('G', 20), gene);
        var entry = Csq.Of(genome.Bundle, 22, "A", "G").Of("p");
        Assert.Equal(("p:c.4A>G", "p:p.Lys2Glu", "cds_start_NF&cds_end_NF"), (entry["HGVSc"], entry["HGVSp"], entry["FLAGS"]));
    }

    [Fact]
    public void What_is_inserted_is_counted_when_it_is_very_long()
    {
        using var genome = SmallGenome.Of(Bases, SmallGenome.Gene("s", forward: true, Coding, Exons));
        var name = Csq.Of(genome.Bundle, 53, "G", "G" + string.Concat(Enumerable.Repeat("ACGTT", 800))).Of("s")["HGVSc"];
        Assert.Equal("s:c.13_14insN[4000]", name);
    }

    private static (int, int)[] Turn((int Start, int End)[] parts)
        => [.. parts.Reverse().Select(part => (Bases.Length - part.End + 1, Bases.Length - part.Start + 1))];
}
