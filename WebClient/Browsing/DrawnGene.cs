using GasOrleans.Genomes;

namespace GasOrleans.WebClient.Browsing;

/// <summary>A gene in the words of igv.</summary>
internal sealed record DrawnGene(string Chr, long Start, long End, string Name, string Strand, string Id, string Biotype, long CdStart, long CdEnd, IEnumerable<DrawnExon> Exons)
{
    public static DrawnGene Of(string contig, GenomeGene gene) => new(
        contig, gene.Start, gene.End, gene.Name, gene.Strand, gene.Id, gene.Biotype, gene.CodingStart, gene.CodingEnd,
        gene.ExonStarts.Zip(gene.ExonEnds, (start, end) => DrawnExon.Of(start, end, gene)));
}

/// <summary>An exon, with what of it is not translated.</summary>
internal sealed record DrawnExon(long Start, long End, long? CdStart, long? CdEnd, bool Utr)
{
    public static DrawnExon Of(long start, long end, GenomeGene gene)
    {
        var isUtr = gene.CodingStart >= end || gene.CodingEnd <= start;
        return isUtr ? new(start, end, null, null, true) : new(start, end, Math.Max(start, gene.CodingStart), Math.Min(end, gene.CodingEnd), false);
    }
}
