using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Consequences;

/// <summary>The fields of a CSQ entry, in order, with bars between them.</summary>
public static class CsqFormat
{
    /// <summary>Those that VEP names.</summary>
    public const string Own = "Allele|Consequence|IMPACT|SYMBOL|Gene|Feature_type|Feature|BIOTYPE|EXON|INTRON|HGVSc|HGVSp|cDNA_position|CDS_position|"
        + "Protein_position|Amino_acids|Codons|Existing_variation|DISTANCE|STRAND|FLAGS|PICK";

    /// <summary>Those of results with a bundle: what its tracks add comes last.</summary>
    public static string Of(BundleManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return string.Join('|', manifest.Tracks.SelectMany(track => track.Fields).Select(field => field.Name).Prepend(Own));
    }
}
