using System.Globalization;
using System.Text;
using GasOrleans.Annotation.Reference;
using GasOrleans.Annotation.Tests.Consequences;
using GasOrleans.Annotation.Tests.Oracles;
using GasOrleans.Annotation.Tests.Reference;
using GasOrleans.Annotation.Tests.Vcf;

namespace GasOrleans.Annotation.Tests.Haplotypes;

/// <summary>What variants of one codon make together, held against <c>bcftools csq</c> in its phased mode.</summary>
public sealed class AgainstBcftools(ITestOutputHelper output)
{
    [Theory]
    [InlineData(3_000, 1)]
    [InlineData(12_000, 2)]
    public async Task Of_the_demo_genome(int codons, int seed)
    {
        using var demo = new DemoGenome();
        await CompareAsync(demo.Bundle, Places(demo.Bundle, codons, seed), seed);
    }

    [Fact]
    public async Task Of_a_human_region_with_codons_cut_by_introns()
    {
        using var region = HumanRegion.Bundle();
        await CompareAsync(region.Bundle, Places(region.Bundle, 1_500, seed: 3), seed: 3);
    }

    private async Task CompareAsync(ReferenceBundle bundle, SortedDictionary<int, char> places, int seed)
    {
        using var genome = new OracleGenome(bundle);
        var vcf = Vcf(genome.Contig, places, new Random(seed));
        var theirs = await TheirsAsync(genome, vcf);
        var result = await Annotating.RunAsync(bundle, new MemoryStream(Encoding.ASCII.GetBytes(vcf)), null, parallelism: 3);
        var ours = Ours(result);
        var (only, missing) = (ours.Except(theirs).ToList(), theirs.Except(ours).ToList());
        output.WriteLine($"{theirs.Count} calls, {missing.Count} missing: {string.Join(' ', missing.Take(10))}; {only.Count} more: {string.Join(' ', only.Take(10))}");
        Assert.True(theirs.Count > places.Count / 4, $"{theirs.Count}");
        Assert.True(missing.Count + only.Count <= theirs.Count / 1_000, $"{missing.Count} missing, {only.Count} more of {theirs.Count}");
    }

    /// <summary>Two or three bases of each of some codons.</summary>
    private static SortedDictionary<int, char> Places(ReferenceBundle bundle, int codons, int seed)
    {
        var (random, contig, places) = (new Random(seed), bundle.Contigs[0], new SortedDictionary<int, char>());
        var rows = bundle.Transcripts.Rows.ToArray().Where(row => row.Coding && row.CodingLength > 30 && row.End <= contig.Length).ToArray();
        for (var i = 0; i < codons; i++)
        {
            var row = rows[random.Next(rows.Length)];
            var view = new Annotation.Consequences.TranscriptView(bundle.Transcripts, contig, in row);

            // Not the first, which others read as they read the rest.
            var codon = 2 + random.Next((row.CodingLength / 3) - 2);
            foreach (var place in Enumerable.Range(0, 3).OrderBy(_ => random.Next()).Take(2 + random.Next(2)))
            {
                var position = Annotation.Haplotypes.CodonReach.Position(view, (codon * 3) - 2 + place);
                places[position] = "ACGT".Where(letter => letter != contig[position]).ElementAt(random.Next(3));
            }
        }

        return places;
    }

    private static string Vcf(Contig contig, SortedDictionary<int, char> places, Random random)
    {
        string[] genotypes = ["0|1", "1|0", "1|1", "0|0", "1|1"];
        var text = new StringBuilder($"##fileformat=VCFv4.2\n##contig=<ID={contig.Name},length={contig.Length}>\n##FORMAT=<ID=GT,Number=1,Type=String,Description=\"x\">\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tA\tB\tC\n");
        foreach (var (position, letter) in places)
        {
            var drawn = string.Join('\t', Enumerable.Range(0, 3).Select(_ => genotypes[random.Next(genotypes.Length)]));
            text.Append(CultureInfo.InvariantCulture, $"{contig.Name}\t{position}\t.\t{(char)contig[position]}\t{letter}\t.\t.\t.\tGT\t{drawn}\n");
        }

        return text.ToString();
    }

    private static async Task<HashSet<string>> TheirsAsync(OracleGenome genome, string vcf)
    {
        var input = Path.Combine(genome.Folder, "phased.vcf");
        await File.WriteAllTextAsync(input, vcf);
        var calls = new HashSet<string>();
        foreach (var line in (await Htslib.RunAsync("bcftools", "csq", "-p", "a", "-n", "64", "-f", genome.Fasta, "-g", genome.Gff, input)).Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            var info = line.Split('\t')[7];
            foreach (var entry in info.Contains("BCSQ=", StringComparison.Ordinal) ? info.Split("BCSQ=")[1].Split(',') : [])
            {
                var fields = entry.Split('|');
                if (fields.Length > 6 && fields[6].Contains('+', StringComparison.Ordinal))
                {
                    calls.UnionWith(fields[6].Split('+').Select(change => $"{fields[2]}:{change.TrimEnd("ACGT>".ToCharArray())}:{fields[5]}"));
                }
            }
        }

        return calls;
    }

    private static HashSet<string> Ours(Result result)
    {
        var calls = new HashSet<string>();
        foreach (var record in result.Records.Where(record => record[7].Contains("in_haplotype", StringComparison.Ordinal)))
        {
            foreach (var entry in record[7].Split("CSQ=")[1].Split(';')[0].Split(',').Select(entry => new Csq(entry)).Where(entry => entry["FLAGS"].Contains("in_haplotype", StringComparison.Ordinal)))
            {
                var (at, residues) = (entry["Protein_position"].Split('-')[0], entry["Amino_acids"].Split('/'));
                calls.Add($"{entry["Feature"]}:{record[1]}:" + string.Join('>', residues.Select(residue => at + residue)));
            }
        }

        return calls;
    }
}
