namespace GasOrleans.Annotation.Consequences;

/// <summary>Where an allele lies, over all transcripts it touches, in the words of the classic count log.</summary>
[Flags]
public enum Located
{
    /// <summary>Nothing is known (no contig, no consequence called).</summary>
    None = 0,

    /// <summary>In no transcript; it may be near one all the same.</summary>
    InterGenic = 1,

    /// <summary>In a coding sequence.</summary>
    Cds = 2,

    /// <summary>In an exon behind the coding sequence.</summary>
    Utr3 = 4,

    /// <summary>In an exon before the coding sequence.</summary>
    Utr5 = 8,

    /// <summary>In an intron of a coding transcript.</summary>
    Intronic = 16,

    /// <summary>In an intron of a non-coding transcript.</summary>
    NonCodingIntronic = 32,

    /// <summary>In an exon of a coding transcript.</summary>
    Exonic = 64,

    /// <summary>In an exon of a non-coding transcript.</summary>
    NonCodingExonic = 128,

    /// <summary>Before a transcript, within the bundle's upstream distance, whether or not it lies in another one.</summary>
    Promoter = 256,
}
