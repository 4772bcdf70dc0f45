using System.Globalization;

namespace GasOrleans.Annotation.Reference.Building;

/// <summary>Makes transcripts of a GenBank record's features.</summary>
internal sealed class GenBankTranscripts(FastaRecord sequence, bool circular, Action<string> warn)
{
    // As in Ensembl: a gap this short is no intron but a frame change within an exon.
    private const int LongestFrameGap = 12;

    private static readonly HashSet<string> Rna = new(["tRNA", "rRNA", "ncRNA", "tmRNA", "misc_RNA"], StringComparer.Ordinal);

    public List<TranscriptDraft> From(GenBankRecord record)
    {
        var drafts = new List<TranscriptDraft>();
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var feature in record.Features.Where(feature => feature.Key == "CDS" || Rna.Contains(feature.Key)))
        {
            Add(drafts, feature, Biotype(feature));
            named.Add(Locus(feature));
        }

        // A gene without a product of its own is a pseudogene, or something the table says no more about.
        foreach (var gene in record.Features.Where(feature => feature.Key == "gene" && !named.Contains(Locus(feature))))
        {
            Add(drafts, gene, Pseudo(gene) ? "pseudogene" : "misc_RNA");
        }

        return Named(drafts);
    }

    // Two products of one locus (slippage, splicing) cannot both be named after it.
    private static List<TranscriptDraft> Named(List<TranscriptDraft> drafts)
    {
        var shared = drafts.GroupBy(draft => draft.Gene, StringComparer.Ordinal)
            .Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        return [.. drafts.Select(draft => shared.Contains(draft.Gene) ? draft with { Feature = draft.Protein ?? draft.Feature } : draft)];
    }

    private static bool Pseudo(GenBankFeature feature) => feature.Has("pseudo") || feature.Has("pseudogene");

    private static string Biotype(GenBankFeature feature)
        => Pseudo(feature) ? "pseudogene" : feature.Key == "CDS" ? "protein_coding" : feature.Key;

    private static string Locus(GenBankFeature feature) => feature["locus_tag"] ?? feature["gene"] ?? "";

    private void Add(List<TranscriptDraft> drafts, GenBankFeature feature, string biotype)
    {
        var name = Locus(feature);
        if (GenBankLocation.Parse(feature.Location) is not { } location || Unwrapped(location) is not { } parts || name.Length == 0)
        {
            warn($"{feature.Key} {name} at {feature.Location} is left out: it has no name, or it lies on several strands or outside of {sequence.Name}");
            return;
        }

        var coding = biotype == "protein_coding";
        var codonStart = Number(feature, "codon_start", 1);
        drafts.Add(new()
        {
            Contig = sequence.Name,
            Forward = location.Forward,
            Exons = Exons(parts),
            Coding = coding ? parts : [],
            PartialStart = location.PartialStart,
            PartialEnd = location.PartialEnd,
            Padding = codonStart is 2 or 3 ? 4 - codonStart : 0,
            GeneticCode = Number(feature, "transl_table", 1),
            Symbol = feature["gene"] ?? "",
            Gene = name,
            Feature = name,
            Protein = coding ? feature["protein_id"] : null,
            Biotype = biotype,
        });
    }

    private static int Number(GenBankFeature feature, string qualifier, int otherwise)
        => int.TryParse(feature[qualifier], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    // join(90..100,1..5) on a circular contig of 100 is 90..105.
    private List<(int Start, int End)>? Unwrapped(GenBankLocation location)
    {
        var length = sequence.Bases.Length;
        var parts = new List<(int Start, int End)>();
        var turn = 0;
        foreach (var (start, end) in location.Parts)
        {
            if (end > length)
            {
                return null;
            }

            if (parts.Count > 0 && start + turn <= parts[^1].Start)
            {
                turn += length;
            }

            if (parts.Count > 0 && start + turn == parts[^1].End + 1)
            {
                parts[^1] = (parts[^1].Start, end + turn);
            }
            else
            {
                parts.Add((start + turn, end + turn));
            }
        }

        return turn == 0 || (circular && turn == length) ? parts : null;
    }

    /// <summary>The exons of coding parts: a gap that is too short for an intron is within one.</summary>
    internal static List<(int Start, int End)> Exons(List<(int Start, int End)> parts)
    {
        var exons = new List<(int Start, int End)>();
        foreach (var (start, end) in parts)
        {
            if (exons.Count > 0 && start - exons[^1].End - 1 <= LongestFrameGap)
            {
                exons[^1] = (exons[^1].Start, Math.Max(end, exons[^1].End));
            }
            else
            {
                exons.Add((start, end));
            }
        }

        return exons;
    }
}
