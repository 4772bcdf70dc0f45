namespace GasOrleans.Annotation.Browsing;

/// <summary>Which variants of a result are wanted; what is absent does not matter.</summary>
public sealed record VariantFilter
{
    /// <summary>Where.</summary>
    public VariantRegion? Region { get; init; }

    /// <summary>A gene's symbol or id, as the annotation writes it; case does not matter.</summary>
    public string? Gene { get; init; }

    /// <summary>A consequence of any entry, by the Sequence Ontology's name.</summary>
    public string? Consequence { get; init; }

    /// <summary>The impact of any entry: HIGH, MODERATE, LOW or MODIFIER.</summary>
    public string? Impact { get; init; }

    /// <summary>An id in the column ID or among the known variants.</summary>
    public string? Id { get; init; }

    /// <summary>Whether it is a known variant.</summary>
    public bool? Known { get; init; }
}

/// <summary>A stretch of a chromosome.</summary>
/// <param name="Contig">The chromosome as the result names it.</param>
/// <param name="First">The first position, from 1.</param>
/// <param name="Last">The last.</param>
public sealed record VariantRegion(string Contig, int First = 1, int Last = int.MaxValue);
