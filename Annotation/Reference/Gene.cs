namespace GasOrleans.Annotation.Reference;

/// <summary>A transcript as a genome browser draws it. Positions are 1-based and inclusive.</summary>
/// <param name="Name">What it is called: the gene's symbol, else its id.</param>
/// <param name="Id">The transcript's id.</param>
/// <param name="Biotype">What it makes.</param>
/// <param name="Start">The first base.</param>
/// <param name="End">The last base; past the contig's length when it goes round the origin.</param>
/// <param name="Forward">Whether it is read left to right.</param>
/// <param name="CodingStart">The first coding base; 0 when it does not code.</param>
/// <param name="CodingEnd">The last coding base.</param>
/// <param name="Exons">First and last base of each exon, left to right.</param>
public sealed record Gene(
    string Name, string Id, string Biotype, int Start, int End, bool Forward, int CodingStart, int CodingEnd, IReadOnlyList<(int Start, int End)> Exons);
