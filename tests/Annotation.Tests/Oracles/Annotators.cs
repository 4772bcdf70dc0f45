using GasOrleans.Annotation.Tests.Consequences;
using GasOrleans.Annotation.Tests.Vcf;

namespace GasOrleans.Annotation.Tests.Oracles;

/// <summary>Asks this library, <c>bcftools csq</c> and snpEff the same question.</summary>
internal static class Annotators
{
    private static readonly Dictionary<string, string> Short = new(StringComparer.Ordinal)
    {
        ["missense"] = "missense_variant",
        ["synonymous"] = "synonymous_variant",
        ["frameshift"] = "frameshift_variant",
        ["intron"] = "intron_variant",
        ["splice_region"] = "splice_region_variant",
        ["splice_acceptor"] = "splice_acceptor_variant",
        ["splice_donor"] = "splice_donor_variant",
        ["5_prime_utr"] = "5_prime_UTR_variant",
        ["3_prime_utr"] = "3_prime_UTR_variant",
        ["stop_retained"] = "stop_retained_variant",
        ["start_retained"] = "start_retained_variant",
        ["coding_sequence"] = "coding_sequence_variant",
        ["non_coding"] = "non_coding_transcript_exon_variant",
        ["conservative_inframe_insertion"] = "inframe_insertion",
        ["disruptive_inframe_insertion"] = "inframe_insertion",
        ["conservative_inframe_deletion"] = "inframe_deletion",
        ["disruptive_inframe_deletion"] = "inframe_deletion",
        ["initiator_codon_variant"] = "start_retained_variant",
        ["5_prime_UTR_premature_start_codon_gain_variant"] = "5_prime_UTR_variant",
    };

    public static Opinions Ours(OracleGenome genome, IEnumerable<Variant> variants)
    {
        var opinions = new Opinions();
        foreach (var variant in variants)
        {
            foreach (var entry in Csq.Of(genome.Bundle, variant.Position, variant.Reference, variant.Alternate).Entries)
            {
                var opinion = new Opinion(Set(entry.Consequence), Name(entry["HGVSc"]), Name(entry["HGVSp"]));
                opinions.TryAdd((variant, entry["Feature"]), opinion);
            }
        }

        return opinions;
    }

    public static async Task<Opinions> BcftoolsAsync(OracleGenome genome, string vcf)
    {
        var input = Path.Combine(genome.Folder, "csq.vcf");
        await File.WriteAllTextAsync(input, vcf);
        return Opinions.Of(await Htslib.RunAsync("bcftools", "csq", "-l", "-f", genome.Fasta, "-g", genome.Gff, input), "BCSQ", entry
            => entry.Length > 2 && entry[0][0] != '@' ? (entry[2].Length > 0 ? entry[2] : entry[1], new(Set(entry[0].TrimStart('*')))) : null);
    }

    /// <param name="genome">The genome.</param>
    /// <param name="vcf">The variants.</param>
    /// <param name="codons">What follows <c>genome.</c> in snpEff's configuration, such as the table of codons.</param>
    public static async Task<Opinions> SnpEffAsync(OracleGenome genome, string vcf, string codons)
    {
        var data = Directory.CreateDirectory(Path.Combine(genome.Folder, "data", "genome")).FullName;
        File.Copy(genome.Fasta, Path.Combine(data, "sequences.fa"));
        // It takes a prefix for a part of the name.
        var gff = await File.ReadAllTextAsync(genome.Gff);
        await File.WriteAllTextAsync(Path.Combine(data, "genes.gff"), gff.Replace("gene:", "gene_", StringComparison.Ordinal).Replace("transcript:", "", StringComparison.Ordinal));
        var config = Path.Combine(genome.Folder, "snpEff.config");
        await File.WriteAllTextAsync(config, $"data.dir = {genome.Folder}/data/\ngenome.genome : g\n{codons}");
        var input = Path.Combine(genome.Folder, "snpeff.vcf");
        await File.WriteAllTextAsync(input, vcf);
        string[] java = ["-Xmx2g", "-jar", "/usr/share/java/snpeff.jar"];
        await Htslib.RunAsync("java", [.. java, "build", "-c", config, "-gff3", "-noCheckCds", "-noCheckProtein", "genome"]);
        return Opinions.Of(await Htslib.RunAsync("java", [.. java, "ann", "-c", config, "-noStats", "-noLog", "-ud", "200", "genome", input]), "ANN", entry
            => entry.Length > 10 && entry[5] == "transcript" ? (entry[6], new(Set(entry[1]), entry[9], entry[10])) : null);
    }

    private static HashSet<string> Set(string terms)
        => [.. terms.Split('&').Select(term => Short.GetValueOrDefault(term, term))];

    private static string Name(string name) => name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];
}
