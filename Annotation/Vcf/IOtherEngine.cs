using GasOrleans.Annotation.Consequences;
using GasOrleans.Annotation.Output;
using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Vcf;

/// <summary>Calls alleles instead of this library, which still judges, places and writes the records. It sees them one by one, in order.</summary>
internal interface IOtherEngine
{
    /// <summary>What the header calls it.</summary>
    string Name { get; }

    /// <summary>Appends the entries of one allele that is clean, each with its tail; returns its most severe consequence.</summary>
    Consequence Call(Contig contig, int position, ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternate, int shared, ReadOnlySpan<byte> tail, ByteBuffer entries);
}
