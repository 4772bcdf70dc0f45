namespace GasOrleans.WebClient.Browsing;

/// <summary>Where a gene lies, in the words of igv.</summary>
internal sealed record FoundGene(string Chromosome, long Start, long End);
