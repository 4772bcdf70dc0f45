using System.Globalization;

namespace GasOrleans.Annotation.Reference.Building;

/// <summary>Makes transcripts of a GFF3 file's features, in Ensembl's, NCBI's and plain style.</summary>
internal sealed class GffTranscripts(GffReader gff, IReadOnlyDictionary<string, int> lengths, int geneticCode, Action<string> warn)
{
    private static readonly HashSet<string> Mitochondria = new(["MT", "chrM", "chrMT", "M", "NC_012920.1"], StringComparer.Ordinal);

    private readonly Dictionary<string, GffNode> parents = new(StringComparer.Ordinal);
    private readonly HashSet<string> foreign = new(StringComparer.Ordinal);

    public List<TranscriptDraft> Make()
    {
        foreach (var node in gff.Nodes)
        {
            node.Children.ForEach(child => parents.TryAdd(child, node));
        }

        var drafts = gff.Nodes.Select(Draft).OfType<TranscriptDraft>().ToList();
        return drafts.TrueForAll(draft => draft.Preference == GffTranscriptTags.None)
            ? [.. drafts.Select(draft => draft with { Preference = 0 })]
            : [.. drafts.Select(draft => draft with { Preference = (draft.Preference << 1) | (draft.Biotype == "protein_coding" ? 0 : 1) })];
    }

    private TranscriptDraft? Draft(GffNode node)
    {
        var alone = node is { IsGene: true, Children.Count: 0 };
        if (node.Feature is not { } feature || (node.Exons.Count == 0 && node.Coding.Count == 0 && !alone))
        {
            return null;
        }

        if (!lengths.TryGetValue(feature.Contig, out var length))
        {
            if (foreign.Add(feature.Contig))
            {
                warn($"{feature.Contig} has features but no sequence: they are left out.");
            }

            return null;
        }

        var gene = Gene(node);
        var pseudo = feature["pseudo"] == "true" || gene["pseudo"] == "true";
        var coding = pseudo ? [] : Parts(node.Coding);
        var exons = node.Exons.Count > 0 ? Parts(node.Exons) : GenBankTranscripts.Exons(coding.Count > 0 ? coding : [(feature.Start, feature.End)]);
        if (Problem(node, exons, coding, length) is { } problem)
        {
            warn($"{node.Id} is left out: {problem}");
            return null;
        }

        return Draft(node, feature, gene, exons, coding, Biotype(feature, gene, coding.Count > 0, pseudo));
    }

    private TranscriptDraft Draft(
        GffNode node, GffFeature feature, GffFeature gene, List<(int Start, int End)> exons, List<(int Start, int End)> coding, string biotype)
    {
        var first = coding.Count == 0 ? null : feature.Forward ? node.Coding.MinBy(part => part.Start) : node.Coding.MaxBy(part => part.Start);
        var padding = first is null ? 0 : (3 - first.Phase) % 3;
        var bases = coding.Sum(part => part.End - part.Start + 1) + padding;
        return new()
        {
            Contig = feature.Contig,
            Forward = feature.Forward,
            Exons = exons,
            Coding = coding,
            Padding = padding,
            PartialStart = padding > 0 || Open(first, feature.Forward ? "start_range" : "end_range"),
            PartialEnd = bases % 3 != 0 || Open(first, feature.Forward ? "end_range" : "start_range"),
            GeneticCode = Code(first, feature.Contig),
            Symbol = gene.Any("Name", "gene") ?? "",
            Gene = gene.Any("gene_id", "locus_tag") ?? GeneId(gene) ?? Bare(gene["ID"] ?? node.Id),
            Feature = Versioned(feature["transcript_id"] ?? (gene == feature ? feature["locus_tag"] : null) ?? Bare(node.Id), feature),
            Protein = first is null ? null : Versioned(first.Any("protein_id") ?? Bare(first["ID"] ?? node.Id), first),
            Biotype = biotype,
            Preference = GffTranscriptTags.Preference(feature),
        };
    }

    private GffFeature Gene(GffNode node)
    {
        var top = node;
        for (var depth = 0; depth < 8 && parents.TryGetValue(top.Id, out var parent) && parent.Feature is not null; depth++)
        {
            top = parent;
        }

        return top.Feature!;
    }

    private static string? Problem(GffNode node, List<(int Start, int End)> exons, List<(int Start, int End)> coding, int length)
        => node.Exons.Concat(node.Coding).Any(part => part.Forward != node.Feature!.Forward || part.Contig != node.Feature.Contig) ? "it lies on several strands or sequences"
            : exons[^1].End > length * 2L || exons[0].Start > length ? "it lies outside of its sequence"
            : coding.Count > 0 && (coding[0].Start < exons[0].Start || coding[^1].End > exons[^1].End) ? "its coding sequence is not within its exons"
            : null;

    private static List<(int Start, int End)> Parts(List<GffFeature> features)
        => [.. features.Select(part => (part.Start, part.End)).Distinct().Order()];

    private static bool Open(GffFeature? part, string range)
        => part is not null && part["partial"] == "true" && (part[range]?.Contains('.', StringComparison.Ordinal) ?? false);

    private int Code(GffFeature? part, string contig)
        => int.TryParse(part?["transl_table"], NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code
            : Mitochondria.Contains(contig) ? 2 : geneticCode;

    private static string Biotype(GffFeature feature, GffFeature gene, bool coding, bool pseudo)
        => pseudo ? "pseudogene"
            : feature["biotype"] ?? (feature.Type is "mRNA" or "CDS" || coding ? "protein_coding"
            : feature.Type is "lnc_RNA" ? "lncRNA"
            : feature.Type is "transcript" or "primary_transcript" || feature.Type.EndsWith("gene", StringComparison.Ordinal) ? gene.Any("biotype", "gene_biotype") ?? "misc_RNA"
            : feature.Type);

    private static string? GeneId(GffFeature gene)
        => gene["Dbxref"]?.Split(',').FirstOrDefault(reference => reference.StartsWith("GeneID:", StringComparison.Ordinal))?["GeneID:".Length..];

    // Ensembl writes transcript:ENST…, NCBI rna-NM_….
    private static string Bare(string id)
    {
        foreach (var prefix in (ReadOnlySpan<string>)["transcript:", "gene:", "CDS:", "rna-", "gene-", "cds-"])
        {
            if (id.StartsWith(prefix, StringComparison.Ordinal))
            {
                return id[prefix.Length..];
            }
        }

        return id;
    }

    private static string Versioned(string name, GffFeature feature)
        => feature["version"] is { } version && !name.Contains('.', StringComparison.Ordinal) ? $"{name}.{version}" : name;
}
