using GasOrleans.Annotation.Consequences;
using GasOrleans.Annotation.Reference.Building;
using GasOrleans.Annotation.Tests.Reference;

namespace GasOrleans.Annotation.Tests.Consequences;

/// <summary>Transcripts with untranslated ends, introns, slippage, and those that do not code.</summary>
public sealed class TranscriptStructure
{
    // Exons 11-30, 51-70, 91-110; coding 21-30, 51-70, 91-96: 36 bases, ATG ... TAA.
    private static readonly string Bases =
        new string('C', 10) + "CCCCCCCCCC" + "ATGGCTGCAG" + "GTAAGTCCTTCCTTTTTCAG" + "CTGCAGCTGCAGCTGCAGCT"
        + "GTAAGTCCTTCCTTTTTCAG" + "GCATAA" + "CCCCCCCCCCCCCC" + new string('C', 40);

    private static readonly TranscriptDraft Spliced = SmallGenome.Gene(
        "s", forward: true, [(21, 30), (51, 70), (91, 96)], [(11, 30), (51, 70), (91, 110)]);

    [Theory]
    [InlineData(15, "C", "T", "5_prime_UTR_variant", Located.Utr5 | Located.Exonic)]
    [InlineData(20, "C", "CT", "5_prime_UTR_variant", Located.Utr5 | Located.Exonic)]
    [InlineData(100, "C", "T", "3_prime_UTR_variant", Located.Utr3 | Located.Exonic)]
    [InlineData(31, "G", "T", "splice_donor_variant", Located.Intronic)]
    [InlineData(50, "G", "T", "splice_acceptor_variant", Located.Intronic)]
    [InlineData(33, "A", "T", "splice_region_variant&splice_donor_region_variant&intron_variant", Located.Intronic)]
    [InlineData(35, "G", "T", "splice_donor_5th_base_variant&splice_region_variant&splice_polypyrimidine_tract_variant&intron_variant", Located.Intronic)]
    [InlineData(44, "T", "C", "splice_region_variant&splice_polypyrimidine_tract_variant&intron_variant", Located.Intronic)]
    [InlineData(40, "T", "C", "splice_polypyrimidine_tract_variant&intron_variant", Located.Intronic)]
    [InlineData(30, "G", "T", "missense_variant&splice_region_variant", Located.Cds | Located.Exonic)]
    [InlineData(29, "AGG", "A", "splice_donor_variant&coding_sequence_variant", Located.Cds | Located.Exonic | Located.Intronic)]
    [InlineData(6, "C", "T", "upstream_gene_variant", Located.InterGenic | Located.Promoter)]
    [InlineData(113, "C", "T", "downstream_gene_variant", Located.InterGenic)]
    [InlineData(140, "C", "T", "intergenic_variant", Located.InterGenic)]
    [InlineData(19, "CCAT", "C", "frameshift_variant&start_lost&5_prime_UTR_variant", Located.Cds | Located.Exonic | Located.Utr5)]
    [InlineData(95, "AACC", "A", "frameshift_variant&stop_lost&3_prime_UTR_variant", Located.Cds | Located.Exonic | Located.Utr3)]
    public void A_place_in_a_spliced_transcript_has_its_term(int position, string reference, string alternate, string terms, Located located)
    {
        using var genome = SmallGenome.Of(Bases, Spliced);
        var called = Csq.Of(genome.Bundle, position, reference, alternate);
        Assert.Equal(terms, Assert.Single(called.Entries).Consequence);
        Assert.Equal(located, called.Call.Located);
    }

    [Fact]
    public void Positions_count_along_the_transcript_and_exons_and_introns_are_numbered()
    {
        using var genome = SmallGenome.Of(Bases, Spliced);
        var exon = Csq.Of(genome.Bundle, 51, "C", "G").Of("s");
        Assert.Equal(("2/3", "", "21", "11", "4"), (exon["EXON"], exon["INTRON"], exon["cDNA_position"], exon["CDS_position"], exon["Protein_position"]));
        Assert.Equal("gCt/gGt", exon["Codons"]);
        var intron = Csq.Of(genome.Bundle, 80, "C", "T").Of("s");
        Assert.Equal(("", "2/2", "", ""), (intron["EXON"], intron["INTRON"], intron["cDNA_position"], intron["CDS_position"]));
    }

    [Fact]
    public void The_first_intron_of_a_transcript_read_backwards_is_its_last_on_the_contig()
    {
        var length = Bases.Length;
        (int, int)[] Turn(params (int Start, int End)[] parts) => [.. parts.Reverse().Select(part => (length - part.End + 1, length - part.Start + 1))];
        using var genome = SmallGenome.Of(
            SmallGenome.Turned(Bases),
            SmallGenome.Gene("s", forward: false, Turn((21, 30), (51, 70), (91, 96)), Turn((11, 30), (51, 70), (91, 110))));
        var exon = Csq.Of(genome.Bundle, length - 51 + 1, "G", "C").Of("s");
        Assert.Equal(("2/3", "21", "11", "gCt/gGt"), (exon["EXON"], exon["cDNA_position"], exon["CDS_position"], exon["Codons"]));
        Assert.Equal("1/2", Csq.Of(genome.Bundle, length - 31 + 1, "C", "A").Of("s")["INTRON"]);
        Assert.Equal("splice_donor_variant", Csq.Of(genome.Bundle, length - 31 + 1, "C", "A").Of("s").Consequence);
    }

    [Theory]
    [InlineData(25, "non_coding_transcript_exon_variant", Located.NonCodingExonic)]
    [InlineData(40, "splice_polypyrimidine_tract_variant&intron_variant&non_coding_transcript_variant", Located.NonCodingIntronic)]
    public void A_transcript_that_does_not_code_has_terms_of_its_own(int position, string terms, Located located)
    {
        var rna = Spliced with { Coding = [], Biotype = "ncRNA" };
        using var genome = SmallGenome.Of(Bases, rna);
        var called = Csq.Of(genome.Bundle, position, Bases[position - 1].ToString(), Bases[position - 1] == 'A' ? "C" : "A");
        Assert.Equal((terms, "ncRNA"), (called.Of("s").Consequence, called.Of("s")["BIOTYPE"]));
        Assert.Equal(located, called.Call.Located);
    }

    [Fact]
    public void A_base_that_slippage_reads_twice_changes_two_codons()
    {
        // ATG AAC | C GT TAA: the C at 26 is read as the end of AAC and again as the first of CGT.
        using var genome = SmallGenome.Of(new string('G', 20) + "ATGAACGTTAA" + new string('G', 20), SmallGenome.Gene("p", forward: true, [(21, 26), (26, 31)]));
        var called = Csq.Of(genome.Bundle, 26, "C", "A").Of("p");
        Assert.Equal(("missense_variant", "NR/KS", "aaCCgt/aaAAgt", "2-3"), (called.Consequence, called["Amino_acids"], called["Codons"], called["Protein_position"]));
        var deleted = Csq.Of(genome.Bundle, 25, "AC", "A").Of("p");
        Assert.Equal(("frameshift_variant", "aaCCgt/aagt"), (deleted.Consequence, deleted["Codons"]));
    }

    [Fact]
    public void A_base_that_slippage_leaves_out_is_no_part_of_a_codon()
    {
        // ATG AA. C CGT TAA with the base at 26 skipped, within one exon.
        using var genome = SmallGenome.Of(
            new string('G', 20) + "ATGAATCCGTTAA" + new string('G', 20), SmallGenome.Gene("p", forward: true, [(21, 25), (27, 33)], [(21, 33)]));
        Assert.Equal("coding_sequence_variant", Csq.Of(genome.Bundle, 26, "T", "G").Of("p").Consequence);
        Assert.Equal(("N/K", "aaC/aaG"), (Csq.Of(genome.Bundle, 27, "C", "G").Of("p")["Amino_acids"], Csq.Of(genome.Bundle, 27, "C", "G").Of("p")["Codons"]));
    }

    [Fact]
    public void An_incomplete_codon_is_read_with_what_is_missing()
    {
        // codon_start 2: the first base ends a codon that began before; no stop codon, one base left over.
        var gene = SmallGenome.Gene("p", forward: true, [(21, 28)]) with { Padding = 2, PartialStart = true, PartialEnd = true };
        using var genome = SmallGenome.Of(new string('G', 20) + "CAAACTGT" + new string('G', 20), gene);
        Assert.Equal(("coding_sequence_variant", "nnC/nnG"), (Csq.Of(genome.Bundle, 21, "C", "G").Of("p").Consequence, Csq.Of(genome.Bundle, 21, "C", "G").Of("p")["Codons"]));
        Assert.Equal(("missense_variant", "K/E", "2"), Three(Csq.Of(genome.Bundle, 22, "A", "G").Of("p")));
        Assert.Equal("incomplete_terminal_codon_variant&coding_sequence_variant", Csq.Of(genome.Bundle, 28, "T", "G").Of("p").Consequence);
    }

    [Fact]
    public void A_variant_in_two_genes_has_an_entry_for_each_and_those_it_lies_in_come_first()
    {
        using var genome = SmallGenome.Of(
            new string('G', 20) + "ATGAACTAA" + "ATGAACTAA" + new string('G', 20),
            SmallGenome.Gene("a", forward: true, [(21, 29)]), SmallGenome.Gene("b", forward: true, [(30, 38)]));
        var called = Csq.Of(genome.Bundle, 33, "A", "G");
        Assert.Equal(["b missense_variant ", "a downstream_gene_variant 4"], called.Entries.Select(entry => $"{entry["SYMBOL"]} {entry.Consequence} {entry["DISTANCE"]}"));
    }

    private static (string, string, string) Three(Csq csq) => (csq.Consequence, csq["Amino_acids"], csq["Protein_position"]);
}
