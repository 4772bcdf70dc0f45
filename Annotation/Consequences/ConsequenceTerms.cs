using System.Text;

namespace GasOrleans.Annotation.Consequences;

/// <summary>The closed catalogue: VEP's name and impact of each consequence.</summary>
public static class ConsequenceTerms
{
    private static readonly (string Name, Impact Impact)[] Terms =
    [
        ("transcript_ablation", Impact.High),
        ("splice_acceptor_variant", Impact.High),
        ("splice_donor_variant", Impact.High),
        ("stop_gained", Impact.High),
        ("frameshift_variant", Impact.High),
        ("stop_lost", Impact.High),
        ("start_lost", Impact.High),
        ("transcript_amplification", Impact.High),
        ("feature_elongation", Impact.High),
        ("feature_truncation", Impact.High),
        ("inframe_insertion", Impact.Moderate),
        ("inframe_deletion", Impact.Moderate),
        ("missense_variant", Impact.Moderate),
        ("protein_altering_variant", Impact.Moderate),
        ("splice_donor_5th_base_variant", Impact.Low),
        ("splice_region_variant", Impact.Low),
        ("splice_donor_region_variant", Impact.Low),
        ("splice_polypyrimidine_tract_variant", Impact.Low),
        ("incomplete_terminal_codon_variant", Impact.Low),
        ("start_retained_variant", Impact.Low),
        ("stop_retained_variant", Impact.Low),
        ("synonymous_variant", Impact.Low),
        ("coding_sequence_variant", Impact.Modifier),
        ("5_prime_UTR_variant", Impact.Modifier),
        ("3_prime_UTR_variant", Impact.Modifier),
        ("non_coding_transcript_exon_variant", Impact.Modifier),
        ("intron_variant", Impact.Modifier),
        ("NMD_transcript_variant", Impact.Modifier),
        ("non_coding_transcript_variant", Impact.Modifier),
        ("upstream_gene_variant", Impact.Modifier),
        ("downstream_gene_variant", Impact.Modifier),
        ("intergenic_variant", Impact.Modifier),
    ];

    private static readonly byte[][] Names = [.. Terms.Select(term => Encoding.ASCII.GetBytes(term.Name))];
    private static readonly byte[][] Impacts = [.. Enum.GetNames<Impact>().Select(name => Encoding.ASCII.GetBytes(name.ToUpperInvariant()))];

    // What stands between Allele and SYMBOL where there is one consequence, as there mostly is.
    private static readonly byte[][] Alone = [.. Terms.Select(term => Encoding.ASCII.GetBytes($"|{term.Name}|{term.Impact.ToString().ToUpperInvariant()}|"))];

    /// <summary>All consequences that are called, the most severe first.</summary>
    public static IEnumerable<Consequence> All => Enumerable.Range(0, Terms.Length).Select(rank => (Consequence)rank);

    /// <summary>The Sequence Ontology's name as VEP writes it.</summary>
    public static string Name(Consequence consequence) => Terms[(int)consequence].Name;

    /// <summary>VEP's impact; <see cref="Impact.Modifier"/> for none.</summary>
    public static Impact Grade(Consequence consequence) => consequence == Consequence.None ? Impact.Modifier : Terms[(int)consequence].Impact;

    internal static ReadOnlySpan<byte> Utf8(Consequence consequence) => Names[(int)consequence];

    /// <summary>The consequence as the only one of an entry, and its impact, between bars.</summary>
    internal static ReadOnlySpan<byte> Utf8Alone(Consequence consequence) => Alone[(int)consequence];

    internal static ReadOnlySpan<byte> Utf8(Impact impact) => Impacts[(int)impact];
}
