using GasOrleans.Annotation.Consequences;
using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation;

/// <summary>What an annotated file holds. All counts are exact.</summary>
public sealed record AnnotationSummary
{
    /// <summary>Records in the output.</summary>
    public required long Records { get; init; }

    /// <summary>Records of the input that were left out.</summary>
    public required long Skipped { get; init; }

    /// <summary>Records with a known variant.</summary>
    public required long Known { get; init; }

    /// <summary>What the known variants are called; null when the bundle has none.</summary>
    public required string? KnownVariants { get; init; }

    /// <summary>How often the bundle's tracks had something to say, in their order.</summary>
    public required IReadOnlyList<TrackCount> Tracks { get; init; }

    /// <summary>gVCF records that say only that nothing is there; they are among <see cref="Records"/>.</summary>
    public required long ReferenceBlocks { get; init; }

    /// <summary>Records by where they lie; one record may lie in several.</summary>
    public required IReadOnlyDictionary<Located, long> Located { get; init; }

    /// <summary>Alleles by their most severe consequence, those that occurred.</summary>
    public required IReadOnlyDictionary<Consequence, long> Consequences { get; init; }

    /// <summary>Alleles by type, those that occurred.</summary>
    public required IReadOnlyDictionary<VariantType, long> Types { get; init; }

    /// <summary>Substitutions of one base that stay within purines or within pyrimidines (Ts).</summary>
    public required long Transitions { get; init; }

    /// <summary>The other substitutions of one base (Tv).</summary>
    public required long Transversions { get; init; }

    /// <summary>Records by chromosome, as the input names it, in order of appearance.</summary>
    public required IReadOnlyList<ContigCount> Contigs { get; init; }

    /// <summary>How often each code occurred, those that did.</summary>
    public required IReadOnlyList<CodeCount> Codes { get; init; }

    /// <summary>What was skipped or flagged, in the order of the input, up to a limit per code.</summary>
    public required IReadOnlyList<Problem> Problems { get; init; }

    /// <summary>Why there is no index; null when there is one.</summary>
    public required string? NoIndexBecause { get; init; }

    /// <summary>Whether the index was written.</summary>
    public bool HasIndex => NoIndexBecause is null;

    /// <summary>Whether the table was written: a small result needs none.</summary>
    public required bool HasTable { get; init; }
}

/// <summary>The records of a chromosome.</summary>
/// <param name="Name">As the input names it.</param>
/// <param name="Records">How many.</param>
public sealed record ContigCount(string Name, long Records);

/// <summary>How often a track had something to say.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Hits">Its rows that were joined to an allele, counted each time.</param>
/// <param name="Records">Records with such a row.</param>
public sealed record TrackCount(string Name, long Hits, long Records);
