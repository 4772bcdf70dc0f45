using GasOrleans.Annotation.Consequences;
using GasOrleans.Annotation.Tests.Reference;

namespace GasOrleans.Annotation.Tests.Consequences;

/// <summary>A gene of twelve bases, ATG AAA CTG TAA, at 21-32, with the start codon GTG further on.</summary>
public sealed class Coding : IDisposable
{
    //                                           21                    33 (TAA TAA: another stop follows)
    private const string Bases = "CCCCCCCCCCCCCCCCCCCC" + "ATGAAACTGTAA" + "TAACCCCCCCCCCCCCCCCCCCC";
    private readonly SmallGenome forward = SmallGenome.Of(Bases, SmallGenome.Gene("g", forward: true, [(21, 32)]));
    private readonly SmallGenome backward = SmallGenome.Of(
        SmallGenome.Turned(Bases), SmallGenome.Gene("g", forward: false, [(Bases.Length - 31, Bases.Length - 20)]));

    [Theory]
    [InlineData(24, "A", "G", "missense_variant", "K/E", "Aaa/Gaa", "2")]
    [InlineData(26, "A", "G", "synonymous_variant", "K", "aaA/aaG", "2")]
    [InlineData(24, "A", "T", "stop_gained", "K/*", "Aaa/Taa", "2")]
    [InlineData(30, "T", "C", "stop_lost", "*/Q", "Taa/Caa", "4")]
    [InlineData(31, "A", "G", "stop_retained_variant", "*", "tAa/tGa", "4")]
    [InlineData(21, "A", "G", "start_retained_variant", "M", "Atg/Gtg", "1")]
    [InlineData(22, "T", "C", "start_lost", "M/T", "aTg/aCg", "1")]
    [InlineData(23, "GA", "AG", "missense_variant&start_retained_variant", "MK/ME", "atGAaa/atAGaa", "1-2")]
    [InlineData(25, "AA", "TG", "missense_variant", "K/M", "aAA/aTG", "2")]
    [InlineData(26, "AC", "GT", "synonymous_variant", "KL", "aaACtg/aaGTtg", "2-3")]
    public void A_substitution_is_named_by_what_it_does(
        int position, string reference, string alternate, string terms, string residues, string codons, string codon)
        => Check(position, reference, alternate, terms, residues, codons, codon);

    [Theory]
    [InlineData(26, "A", "AGCA", "inframe_insertion", "-/A", "-/GCA", "2-3")]
    [InlineData(24, "A", "AGCA", "inframe_insertion", "K/SK", "aaa/aGCAaa", "2")]
    [InlineData(27, "C", "CATG", "inframe_insertion&protein_altering_variant", "L/HV", "ctg/cATGtg", "3")]
    [InlineData(26, "A", "ATAA", "stop_gained&inframe_insertion", "-/*", "-/TAA", "2-3")]
    [InlineData(23, "GAAA", "G", "inframe_deletion", "K/-", "AAA/-", "2")]
    [InlineData(25, "AACT", "A", "inframe_deletion", "KL/K", "aaACTg/aag", "2-3")]
    [InlineData(24, "AAACTG", "GCA", "inframe_deletion&protein_altering_variant", "KL/A", "AAACTG/GCA", "2-3")]
    [InlineData(28, "TGT", "ATTGAC", "inframe_insertion&protein_altering_variant", "L*/H*Q", "cTGTaa/cATTGACaa", "3-4")]
    [InlineData(26, "A", "AC", "frameshift_variant", "-/X", "-/C", "2-3")]
    [InlineData(27, "CT", "C", "frameshift_variant", "L/X", "cTg/cg", "3")]
    [InlineData(26, "A", "ATGAC", "stop_gained&frameshift_variant", "-/*", "-/TGAC", "2-3")]
    [InlineData(29, "G", "GTAG", "inframe_insertion&stop_retained_variant", "-/*", "-/TAG", "3-4")]
    [InlineData(28, "T", "TGTA", "inframe_insertion&stop_retained_variant", "L/L*", "ctg/ctGTAg", "3")]
    public void An_insertion_or_deletion_is_named_by_what_it_does(
        int position, string reference, string alternate, string terms, string residues, string codons, string codon)
        => Check(position, reference, alternate, terms, residues, codons, codon);

    [Theory]
    [InlineData(20, "C", "CATG", "upstream_gene_variant")]
    [InlineData(22, "TG", "T", "frameshift_variant&start_lost")]
    [InlineData(18, "CCCA", "C", "start_retained_variant")]
    [InlineData(18, "CCCAT", "C", "frameshift_variant&start_lost")]
    [InlineData(21, "A", "AATG", "start_retained_variant")]
    [InlineData(20, "CATG", "C", "start_lost&inframe_deletion")]
    [InlineData(30, "TAA", "T", "frameshift_variant&stop_lost")]
    [InlineData(30, "T", "TA", "frameshift_variant&stop_retained_variant")]
    [InlineData(30, "T", "TGACC", "frameshift_variant&stop_retained_variant")]
    [InlineData(30, "T", "TC", "frameshift_variant&stop_lost")]
    [InlineData(31, "AATAA", "C", "frameshift_variant&stop_lost")]
    [InlineData(29, "GTAA", "G", "stop_retained_variant")]
    [InlineData(20, "CATGAAACTGTAA", "C", "transcript_ablation")]
    public void The_ends_are_lost_only_when_no_codon_of_their_kind_takes_their_place(int position, string reference, string alternate, string terms)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(alternate);
        Assert.Equal(terms, Csq.Of(forward.Bundle, position, reference, alternate).Of("g").Consequence);
        var (at, from, to) = Turned(position, reference, alternate);
        Assert.Equal(terms, Csq.Of(backward.Bundle, at, from, to).Of("g").Consequence);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("<DEL>")]
    [InlineData(".")]
    [InlineData("N[c:5[")]
    [InlineData("R")]
    [InlineData("N")]
    [InlineData("A")]
    [InlineData("")]
    public void What_is_no_other_sequence_of_bases_has_no_consequence(string alternate)
    {
        var called = Csq.Of(forward.Bundle, 24, "A", alternate);
        Assert.Empty(called.Entries);
        Assert.Equal(new(Located.None, Known: false, GasOrleans.Annotation.Consequences.Consequence.None, Impact.Modifier), called.Call);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(56)]
    [InlineData(int.MaxValue)]
    public void Outside_of_the_contig_there_is_no_consequence(int position)
        => Assert.Empty(Csq.Of(forward.Bundle, position, "A", "G").Entries);

    public void Dispose()
    {
        forward.Dispose();
        backward.Dispose();
    }

    private void Check(int position, string reference, string alternate, string terms, string residues, string codons, string codon)
    {
        var here = Csq.Of(forward.Bundle, position, reference, alternate).Of("g");
        Assert.Equal((terms, residues, codons, codon), (here.Consequence, here["Amino_acids"], here["Codons"], here["Protein_position"]));
        var (at, from, to) = Turned(position, reference, alternate);
        var there = Csq.Of(backward.Bundle, at, from, to).Of("g");
        Assert.Equal(
            (here.Consequence, here["Amino_acids"], here["Codons"], here["CDS_position"], "-1"),
            (there.Consequence, there["Amino_acids"], there["Codons"], there["CDS_position"], there["STRAND"]));
    }

    // The anchor base moves to the other side of an insertion or deletion, or it would be written at another place.
    private static (int Position, string Reference, string Alternate) Turned(int position, string reference, string alternate)
    {
        if (reference.Length != alternate.Length && reference[0] == alternate[0])
        {
            var behind = Bases[position + reference.Length - 1];
            (position, reference, alternate) = (position + 1, reference[1..] + behind, alternate[1..] + behind);
        }

        return (Bases.Length - (position + reference.Length - 1) + 1, SmallGenome.Turned(reference), SmallGenome.Turned(alternate));
    }
}
