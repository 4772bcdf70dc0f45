namespace GasOrleans.Annotation.Browsing;

/// <summary>Some variants of a result, in its order.</summary>
/// <param name="Rows">The variants; where few match there may be fewer than were asked for although more follow.</param>
/// <param name="Next">Where the next page begins; null at the end.</param>
/// <param name="Total">How many there are in all, where that is known without reading them.</param>
public sealed record VariantPage(IReadOnlyList<VariantRow> Rows, string? Next, long? Total);

/// <summary>A variant as a table shows it. Every text is the user's or the annotation's: to be shown as text, and cut when it is long.</summary>
/// <param name="Contig">CHROM.</param>
/// <param name="Position">POS.</param>
/// <param name="Id">ID.</param>
/// <param name="Reference">REF.</param>
/// <param name="Alternate">ALT.</param>
/// <param name="Quality">QUAL.</param>
/// <param name="Filter">FILTER.</param>
/// <param name="Consequence">Its most severe consequence; absent when none was called.</param>
/// <param name="Impact">The impact of that.</param>
/// <param name="Gene">The symbol, or else the id, of the gene of the entry to pick.</param>
/// <param name="CodingName">HGVSc of that entry.</param>
/// <param name="ProteinName">HGVSp of that entry.</param>
/// <param name="Known">Ids of the known variant.</param>
public sealed record VariantRow(
    string Contig, long Position, string Id, string Reference, string Alternate, string Quality, string Filter,
    string? Consequence, string? Impact, string? Gene, string? CodingName, string? ProteinName, IReadOnlyList<string> Known);
