using System.IO.Compression;
using GasOrleans.Annotation.Vcf;

namespace GasOrleans.Annotation;

/// <summary>What results hold. All of it is part of what a checkpoint fits.</summary>
public sealed record AnnotationOptions
{
    /// <summary>Whether CSQ has the field HGVSg: the variant's name on its contig. Default no.</summary>
    public bool GenomicNames { get; init; }

    /// <summary>Whether CSQ has the picked entry of each ALT alone, as with VEP's <c>--pick</c>. Default no: all of them.</summary>
    public bool PickedOnly { get; init; }

    /// <summary>How hard results are compressed. Without, their BGZF blocks are as long as their text, and no time goes there. Default fastest.</summary>
    public CompressionLevel Compression { get; init; } = CompressionLevel.Fastest;

    /// <summary>Who calls alleles instead; it sees them in order when there is no parallelism.</summary>
    internal IOtherEngine? Other { get; init; }
}
