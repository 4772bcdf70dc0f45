namespace GasOrleans.Annotation;

/// <summary>What results may hold besides what they always hold.</summary>
public sealed record AnnotationOptions
{
    /// <summary>Whether CSQ has the field HGVSg: the variant's name on its contig. Default no.</summary>
    public bool GenomicNames { get; init; }
}
