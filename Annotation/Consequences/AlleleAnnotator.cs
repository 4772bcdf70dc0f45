using System.Buffers;
using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Consequences;

/// <summary>Calls the consequences of alleles, one at a time; one instance per job or thread.</summary>
public sealed class AlleleAnnotator(ReferenceBundle bundle)
{
    private readonly ArrayBufferWriter<byte> knownIds = new();

    /// <summary>The fields of a CSQ entry, in order, as VEP names them.</summary>
    public static string CsqFormat
        => "Allele|Consequence|IMPACT|SYMBOL|Gene|Feature_type|Feature|BIOTYPE|EXON|INTRON|HGVSc|HGVSp|cDNA_position|CDS_position|"
            + "Protein_position|Amino_acids|Codons|Existing_variation|DISTANCE|STRAND";

    /// <summary>The known ids of the last allele, separated by <c>;</c> as VCF's ID column wants them; empty when it is not known.</summary>
    public ReadOnlySpan<byte> KnownIds => knownIds.WrittenSpan;

    /// <summary>
    /// Appends the CSQ entries of this ALT to <paramref name="csq"/>, separated by commas without a leading one. Symbolic
    /// alleles, <c>*</c>, <c>.</c>, breakends and alleles with ambiguous bases get no entry.
    /// </summary>
    /// <param name="contig">Where.</param>
    /// <param name="position">VCF's 1-based POS.</param>
    /// <param name="reference">VCF's REF.</param>
    /// <param name="alternate">One of VCF's ALT alleles.</param>
    /// <param name="shared">
    /// How many first bases the record's alleles share as VEP sees it (<see cref="SharedBase"/>): they are left out of the Allele field.
    /// </param>
    /// <param name="csq">Where the entries go.</param>
    public AlleleCall Annotate(
        Contig contig, int position, ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternate, int shared, IBufferWriter<byte> csq)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        return default;
    }

    /// <summary>The same for a record with one ALT.</summary>
    public AlleleCall Annotate(
        Contig contig, int position, ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternate, IBufferWriter<byte> csq)
        => Annotate(contig, position, reference, alternate, SharedBase(reference, alternate), csq);

    /// <summary>
    /// 1 when REF and all ALT alleles begin with the same base and one of them has another length than REF, else 0: VEP
    /// leaves that base out of the Allele field. <paramref name="alternates"/> is VCF's whole ALT column.
    /// </summary>
    public static int SharedBase(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternates) => 0;
}
