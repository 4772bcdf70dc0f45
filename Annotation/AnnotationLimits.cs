namespace GasOrleans.Annotation;

/// <summary>How much one file may cost. What is beyond is refused with a code, in bounded memory.</summary>
public sealed record AnnotationLimits
{
    /// <summary>Bytes as uploaded. Default 5 GiB.</summary>
    public long CompressedBytes { get; init; } = 5L << 30;

    /// <summary>Bytes after decompression. Default 200 GiB.</summary>
    public long TextBytes { get; init; } = 200L << 30;

    /// <summary>Decompressed bytes per compressed byte, looked at beyond 64 MiB of text. Default 500; deflate cannot exceed 1,032.</summary>
    public int Ratio { get; init; } = 500;

    /// <summary>Bytes of one line. Default 16 MiB.</summary>
    public int LineBytes { get; init; } = 16 << 20;

    /// <summary>Records of one file. Default 500 million.</summary>
    public long Records { get; init; } = 500_000_000;

    /// <summary>Samples of one file. Default 100,000.</summary>
    public int Samples { get; init; } = 100_000;

    /// <summary>Different chromosome names in one file. Default 100,000.</summary>
    public int Contigs { get; init; } = 100_000;

    /// <summary>ALT alleles annotated per record. Default 1,000.</summary>
    public int Alleles { get; init; } = 1_000;

    /// <summary>Bases of REF and ALT together up to which an allele is annotated. Default 100,000.</summary>
    public int AlleleBases { get; init; } = 100_000;

    /// <summary>Bytes of CSQ per record after which no further allele is annotated. Default 16 MiB.</summary>
    public int CsqBytes { get; init; } = 16 << 20;

    /// <summary>Problems listed per code; counts are always exact. Default 1,000.</summary>
    public int ListedPerCode { get; init; } = 1_000;
}
