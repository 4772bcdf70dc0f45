using System.Text.RegularExpressions;

namespace GasOrleans.Annotation.Tests.Oracles;

/// <summary>What an annotator says of variants: by variant and transcript, the terms and names.</summary>
internal sealed class Opinions : Dictionary<(Variant Variant, string Transcript), Opinion>
{
    /// <summary>Reads CSQ, BCSQ or ANN off the records of a VCF.</summary>
    public static Opinions Of(string vcf, string key, Func<string[], (string Transcript, Opinion Opinion)?> read)
    {
        var opinions = new Opinions();
        foreach (var columns in vcf.Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')))
        {
            var field = Array.Find(columns[7].Split(';'), field => field.StartsWith(key + "=", StringComparison.Ordinal));
            var variant = new Variant(int.Parse(columns[1], System.Globalization.CultureInfo.InvariantCulture), columns[3], columns[4]);
            foreach (var entry in field?[(key.Length + 1)..].Split(',') ?? [])
            {
                if (read(entry.Split('|')) is var (transcript, opinion))
                {
                    opinions.TryAdd((variant, transcript), opinion);
                }
            }
        }

        return opinions;
    }

    /// <summary>Those of some of the variants.</summary>
    public Opinions Of(IEnumerable<Variant> variants)
    {
        var (wanted, some) = (variants.ToHashSet(), new Opinions());
        foreach (var (place, opinion) in this.Where(pair => wanted.Contains(pair.Key.Variant)))
        {
            some.Add(place, opinion);
        }

        return some;
    }
}

/// <param name="Terms">The terms, as VEP names them.</param>
/// <param name="Transcript">The name along the transcript, without the transcript's.</param>
/// <param name="Protein">The name of the protein's change, without the protein's.</param>
internal sealed partial record Opinion(IReadOnlySet<string> Terms, string Transcript = "", string Protein = "")
{
    // The terms that all three know, the most severe first. Splice regions differ in width, so they are compared only
    // where nothing else is said.
    private static readonly string[] Order =
    [
        "splice_acceptor_variant", "splice_donor_variant", "stop_gained", "frameshift_variant", "stop_lost", "start_lost", "inframe_insertion",
        "inframe_deletion", "missense_variant", "start_retained_variant", "stop_retained_variant", "splice_region_variant", "synonymous_variant",
        "coding_sequence_variant", "5_prime_UTR_variant", "3_prime_UTR_variant", "non_coding_transcript_exon_variant", "intron_variant",
    ];

    public string? MostSevere => Order.FirstOrDefault(Terms.Contains);

    /// <summary>The name in one spelling: snpEff repeats the bases that go and writes <c>*</c> and the residue that stays.</summary>
    public Opinion Plain() => this with
    {
        Transcript = DeletedBases().Replace(Transcript, "$1")[Math.Min(2, Transcript.Length)..],
        Protein = Silent().Replace(Protein.Replace("*", "Ter", StringComparison.Ordinal).Replace("%3D", "=", StringComparison.Ordinal), "$1$2="),
    };

    [GeneratedRegex("(del|dup)[ACGT]+(?=$|ins)")]
    private static partial Regex DeletedBases();

    [GeneratedRegex("([A-Z][a-z]{2})([0-9]+)\\1$")]
    private static partial Regex Silent();
}
