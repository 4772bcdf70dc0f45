using GasOrleans.WebClient.Components;

namespace GasOrleans.WebClient.Jobs;

/// <summary>Sequence Ontology terms as people read them, with the impact that Ensembl's VEP gives them.</summary>
internal static class ConsequenceWords
{
    private static readonly HashSet<string> High = new(StringComparer.Ordinal)
    {
        "transcript_ablation", "splice_acceptor_variant", "splice_donor_variant", "stop_gained", "frameshift_variant", "stop_lost", "start_lost",
        "transcript_amplification", "feature_elongation", "feature_truncation",
    };

    private static readonly HashSet<string> Moderate = new(StringComparer.Ordinal)
    {
        "inframe_insertion", "inframe_deletion", "missense_variant", "protein_altering_variant",
    };

    private static readonly HashSet<string> Low = new(StringComparer.Ordinal)
    {
        "splice_donor_5th_base_variant", "splice_region_variant", "splice_donor_region_variant", "splice_polypyrimidine_tract_variant",
        "incomplete_terminal_codon_variant", "start_retained_variant", "stop_retained_variant", "synonymous_variant",
    };

    public static string Impact(string term) => High.Contains(term) ? "high" : Moderate.Contains(term) ? "moderate" : Low.Contains(term) ? "low" : "modifier";

    public static string Words(string term) => term.Replace('_', ' ');

    public static IReadOnlyList<Bar> Bars(IReadOnlyDictionary<string, long> counts) =>
    [
        .. counts.OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => new Bar(Words(one.Key), one.Value, Impact(one.Key), $"{Impact(one.Key)} impact")),
    ];
}
