using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Consequences;

/// <summary>The fields of a CSQ entry, in order, with bars between them.</summary>
public static class CsqFormat
{
    /// <summary>Those that VEP names.</summary>
    public const string Own = "Allele|Consequence|IMPACT|SYMBOL|Gene|Feature_type|Feature|BIOTYPE|EXON|INTRON|HGVSc|HGVSp|cDNA_position|CDS_position|"
        + "Protein_position|Amino_acids|Codons|Existing_variation|DISTANCE|STRAND|FLAGS|PICK";

    /// <summary>The variant's name on its contig, when it is wanted.</summary>
    public const string GenomicName = "HGVSg";

    /// <summary>Those of results with a bundle: what is wanted besides, and what its tracks add, comes last.</summary>
    public static string Of(BundleManifest manifest, AnnotationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        string[] wanted = options is { GenomicNames: true } ? [GenomicName] : [];
        return string.Join('|', [Own, .. wanted, .. manifest.Tracks.SelectMany(track => track.Fields).Select(field => field.Name)]);
    }
}
