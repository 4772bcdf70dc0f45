namespace GasOrleans.Annotation.Reference;

/// <summary>A file of a bundle whose rows are joined to variants: compressed by bgzip and indexed by tabix.</summary>
public sealed record TrackEntry
{
    /// <summary>What it is called in results, such as <c>dbSNP</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The file; its index is beside it, with <c>.tbi</c> behind the name.</summary>
    public required string File { get; init; }

    /// <summary>How many rows it has.</summary>
    public required long Rows { get; init; }

    /// <summary>The column with ids, which make a variant a known one; absent when it gives none.</summary>
    public int? Ids { get; init; }

    /// <summary>The columns of REF and ALT, when rows are joined by allele; absent when by overlap.</summary>
    public AlleleColumns? Alleles { get; init; }

    /// <summary>What goes from its rows into CSQ.</summary>
    public IReadOnlyList<TrackField> Fields { get; init; } = [];
}

/// <summary>The columns of a track that have alleles, counted from 1.</summary>
/// <param name="Reference">REF.</param>
/// <param name="Alternate">ALT, several separated by commas.</param>
public sealed record AlleleColumns(int Reference, int Alternate);

/// <summary>A value of a track's rows that becomes a field of CSQ.</summary>
/// <param name="Name">The field's name in CSQ.</param>
/// <param name="Column">The column that holds it, from 1.</param>
/// <param name="Numbers">How many values there are.</param>
/// <param name="Key">Its key within the column, when that is VCF's INFO.</param>
public sealed record TrackField(string Name, int Column, TrackNumbers Numbers = TrackNumbers.Any, string? Key = null);

/// <summary>How many values a field has: VCF's <c>Number</c>.</summary>
public enum TrackNumbers
{
    /// <summary>Any number, all of which belong to each allele.</summary>
    Any = 0,

    /// <summary>One for each ALT.</summary>
    PerAlternate = 1,

    /// <summary>One for REF and one for each ALT.</summary>
    PerAllele = 2,

    /// <summary>None: that the key is there says it.</summary>
    Flag = 3,
}
