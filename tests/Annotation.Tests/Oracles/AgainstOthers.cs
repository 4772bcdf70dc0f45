using GasOrleans.Annotation.Reference;
using GasOrleans.Annotation.Tests.Reference;

namespace GasOrleans.Annotation.Tests.Oracles;

/// <summary>Held against <c>bcftools csq</c> and snpEff; docs/annotation.md explains each class of difference.</summary>
public sealed class AgainstOthers(ITestOutputHelper output)
{
    private const string Bacteria = "genome.NC_000962.3.codonTable : Bacteria\n";

    [Fact]
    public async Task A_sample_of_the_demo_genome_is_called_as_by_bcftools()
    {
        using var demo = new DemoGenome();
        using var genome = new OracleGenome(demo.Bundle);
        var variants = GeneratedVariants.Of(genome.Contig, 6_000, seed: 5);
        var oracle = await Annotators.BcftoolsAsync(genome, GeneratedVariants.Vcf(genome.Contig, variants));
        var agreement = Agreement.OnTerms(Annotators.Ours(genome, variants), oracle, oracle);
        // On its own it is right less often than together with another.
        Assert.True(agreement is { Share: > 0.985, Calls: > 5_000 }, agreement.ToString());
    }

    [Fact]
    [Trait("Run", "soak")]
    public async Task The_demo_genome_is_called_as_by_both()
    {
        using var demo = new DemoGenome();
        using var genome = new OracleGenome(demo.Bundle);
        await CompareAsync(genome, GeneratedVariants.Of(genome.Contig, 100_000, seed: 1), Codons + Bacteria, terms: 85_000);
    }

    [Fact]
    [Trait("Run", "soak")]
    public async Task A_human_region_is_called_as_by_both()
    {
        using var region = HumanRegion.Bundle();
        using var genome = new OracleGenome(region.Bundle);
        var exons = region.Bundle.Transcripts.Segments.ToArray().Select(exon => (exon.Start - 40, exon.End + 40)).ToList();
        var variants = GeneratedVariants.Of(genome.Contig, 30_000, seed: 2).Concat(GeneratedVariants.Of(genome.Contig, 25_000, seed: 3, exons)).Distinct().OrderBy(variant => variant.Position);
        await CompareAsync(genome, [.. variants], "", terms: 50_000);
    }

    [Fact]
    [Trait("Run", "soak")]
    public async Task Hard_variants_of_the_demo_genome_are_called_as_by_both()
    {
        using var demo = new DemoGenome();
        using var genome = new OracleGenome(demo.Bundle);
        await CompareKindsAsync(genome, 4_000, Codons + Bacteria);
    }

    [Fact]
    [Trait("Run", "soak")]
    public async Task Hard_variants_of_a_human_region_are_called_as_by_both()
    {
        using var region = HumanRegion.Bundle();
        using var genome = new OracleGenome(region.Bundle);
        await CompareKindsAsync(genome, 4_000, "");
    }

    private async Task CompareKindsAsync(OracleGenome genome, int each, string codons)
    {
        var kinds = new HardVariants(genome, seed: 7).Of(each).ToList();
        var all = kinds.SelectMany(kind => kind.Variants).Distinct().OrderBy(variant => variant.Position).ToList();
        var vcf = GeneratedVariants.Vcf(genome.Contig, all);
        var (bcftools, snpEff) = (await Annotators.BcftoolsAsync(genome, vcf), await Annotators.SnpEffAsync(genome, vcf, codons));
        var ours = Annotators.Ours(genome, all);
        foreach (var (kind, variants) in kinds)
        {
            var (first, second) = (bcftools.Of(variants), snpEff.Of(variants));
            output.WriteLine($"{genome.Contig.Name}, {kind}\n{Agreement.OnTerms(ours, first, second)}{Agreement.OnNames(ours, second, protein: false)}{Agreement.OnNames(ours, second, protein: true)}"
                + $"{Agreement.OnNames(ours, second, protein: false, substitutions: false)}");
        }

        var agreement = Agreement.OnTerms(ours, bcftools, snpEff);
        output.WriteLine($"{genome.Contig.Name}, {all.Count} variants of all kinds\n{agreement}");
        // Chosen where the three go by different rules: docs/annotation.md says which.
        Assert.True(agreement.Share >= 0.98, agreement.ToString());
    }

    private async Task CompareAsync(OracleGenome genome, List<Variant> variants, string codons, int terms)
    {
        var vcf = GeneratedVariants.Vcf(genome.Contig, variants);
        var snpEff = await Annotators.SnpEffAsync(genome, vcf, codons);
        var ours = Annotators.Ours(genome, variants);
        var onTerms = Agreement.OnTerms(ours, await Annotators.BcftoolsAsync(genome, vcf), snpEff);
        var (onTranscripts, onProteins) = (Agreement.OnNames(ours, snpEff, protein: false), Agreement.OnNames(ours, snpEff, protein: true));
        output.WriteLine($"{genome.Contig.Name}, {variants.Count} variants\n{onTerms}{onTranscripts}{onProteins}");
        Assert.True(onTerms.Share >= 0.999 && onTerms.Calls > terms, onTerms.ToString());
        Assert.True(onTranscripts.Share >= 0.999, onTranscripts.ToString());
        Assert.True(onProteins.Share >= 0.999, onProteins.ToString());
    }

    // snpEff wants each codon with its residue, and a plus behind those that may start.
    private static string Codons { get; } = "codon.Bacteria: " + string.Join(", ",
        from a in "TCAG"
        from b in "TCAG"
        from c in "TCAG"
        let code = GeneticCode.Of(11)
        select $"{a}{b}{c}/{(char)code.Translate((byte)a, (byte)b, (byte)c)}{(code.IsStart((byte)a, (byte)b, (byte)c) ? "+" : "")}") + "\n";
}
