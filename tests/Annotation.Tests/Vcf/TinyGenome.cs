using System.Text;
using GasOrleans.Annotation.Reference;
using GasOrleans.Annotation.Tests.Reference;

[assembly: AssemblyFixture(typeof(GasOrleans.Annotation.Tests.Vcf.TinyGenome))]

namespace GasOrleans.Annotation.Tests.Vcf;

/// <summary>Two contigs, <c>chr1</c> of 40,000 bases with a gene at 1,001–1,300 and a known variant, and <c>2</c> of 5,000.</summary>
public sealed class TinyGenome : IDisposable
{
    public const string KnownId = "rs7";
    public const int KnownAt = 1_101;

    private readonly SmallGenome small;

    public TinyGenome()
    {
        var one = Random(40_000, seed: 1);
        Encoding.ASCII.GetBytes("ATG").CopyTo(one, 1_000);
        Encoding.ASCII.GetBytes("TAA").CopyTo(one, 1_297);
        one[KnownAt - 1] = (byte)'A';
        small = new(new()
        {
            Id = "tiny",
            DisplayName = "Tiny genome",
            Contigs =
            [
                new(new("chr1", one), Circular: false, GeneticCode: 1, ["NC_1.1"]),
                new(new("2", Random(5_000, seed: 2)), Circular: false, GeneticCode: 1, []),
            ],
            Transcripts = [SmallGenome.Gene("gene1", forward: true, [(1_001, 1_300)]) with { Contig = "chr1" }],
            KnownName = "tinySNP",
            Known = [new("chr1", KnownAt, "A"u8.ToArray(), "G"u8.ToArray(), KnownId)],
            UpstreamDistance = 200,
            DownstreamDistance = 200,
        });
    }

    public ReferenceBundle Bundle => small.Bundle;

    /// <summary>The genome's bases from a 1-based position.</summary>
    public string Bases(string contig, int position, int length = 1)
        => Encoding.ASCII.GetString(Bundle.Contigs.Single(c => c.Name == contig).Bases.Slice(position - 1, length));

    /// <summary>A base that the genome does not have there.</summary>
    public string Other(string contig, int position) => Bases(contig, position) == "A" ? "C" : "A";

    /// <summary>A record of a SNV whose REF is right.</summary>
    public string Snv(int position, string contig = "chr1", string? name = null, string info = "DP=9", string more = "")
        => $"{name ?? contig}\t{position}\t.\t{Bases(contig, position)}\t{Other(contig, position)}\t50\tPASS\t{info}{more}";

    public void Dispose() => small.Dispose();

    private static byte[] Random(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (byte)"ACGT"[random.Next(4)])];
    }
}
