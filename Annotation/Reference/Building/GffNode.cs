namespace GasOrleans.Annotation.Reference.Building;

/// <summary>A gene or transcript of a GFF3 file with the parts that name it as their parent, or those that stand alone.</summary>
internal sealed class GffNode(string id)
{
    public string Id { get; } = id;

    /// <summary>Absent until the feature's own line is read: a part may stand before it.</summary>
    public GffFeature? Feature { get; set; }

    public List<string> Children { get; } = [];

    public List<GffFeature> Exons { get; } = [];

    public List<GffFeature> Coding { get; } = [];

    public bool IsGene => Feature is { } feature && (feature.Type.EndsWith("gene", StringComparison.Ordinal) || feature.Type == "gene_segment");
}

/// <summary>One line of a GFF3 file.</summary>
/// <param name="Contig">Column 1.</param>
/// <param name="Type">Column 3.</param>
/// <param name="Start">Column 4.</param>
/// <param name="End">Column 5.</param>
/// <param name="Forward">Column 7.</param>
/// <param name="Phase">Column 8: how many bases come before the first whole codon.</param>
/// <param name="Attributes">Column 9, decoded, as far as it is of use here.</param>
internal sealed record GffFeature(
    string Contig, string Type, int Start, int End, bool Forward, int Phase, IReadOnlyDictionary<string, string> Attributes)
{
    public string? this[string name] => Attributes.GetValueOrDefault(name);

    /// <summary>The first of several attributes that is there.</summary>
    public string? Any(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Attributes.TryGetValue(name, out var value))
            {
                return value;
            }
        }

        return null;
    }
}
