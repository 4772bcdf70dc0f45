using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using GasOrleans.Annotation.Consequences;
using GasOrleans.Annotation.Tests.Reference;

namespace GasOrleans.Annotation.Tests.Consequences;

/// <summary>Textbook mutations of <i>M. tuberculosis</i> with their names in the literature.</summary>
public sealed partial class KnownMutations(DemoGenome genome) : IClassFixture<DemoGenome>
{
    public static TheoryData<string, int, string, string> Mutations()
    {
        var data = new TheoryData<string, int, string, string>();
        var path = Path.Combine(Repository.Root, "tests", "Annotation.Tests", "Data", "tb-known.vcf");
        foreach (var columns in File.ReadLines(path).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')))
        {
            data.Add(columns[7]["EXP=".Length..], int.Parse(columns[1], CultureInfo.InvariantCulture), columns[3], columns[4]);
        }

        return data;
    }

    [Fact]
    public void There_are_nineteen() => Assert.Equal(19, Mutations().Count);

    [Theory]
    [MemberData(nameof(Mutations))]
    public void Each_is_named_as_in_the_literature(string name, int position, string reference, string alternate)
    {
        ArgumentNullException.ThrowIfNull(name);
        Assert.True(genome.Contig.Matches(position, Encoding.ASCII.GetBytes(reference)));
        var called = Csq.Of(genome.Bundle, position, reference, alternate);
        var gene = called.Of(name.Split('_')[0]);
        if (ProteinChange().Match(name) is { Success: true } change)
        {
            Assert.Equal("missense_variant", gene.Consequence);
            Assert.Equal("MODERATE", gene["IMPACT"]);
            Assert.Equal($"{change.Groups[1]}/{change.Groups[3]}", gene["Amino_acids"]);
            Assert.Equal(change.Groups[2].Value, gene["Protein_position"]);
            Assert.Equal($"p.{Three(change.Groups[1].Value)}{change.Groups[2]}{Three(change.Groups[3].Value)}", gene["HGVSp"].Split(':')[1]);
            Assert.True(called.Call.Located.HasFlag(Located.Cds | Located.Exonic));
        }
        else if (PromoterChange().Match(name) is { Success: true } promoter)
        {
            Assert.Equal("upstream_gene_variant", gene.Consequence);
            Assert.Equal(promoter.Groups[1].Value, gene["DISTANCE"]);
            Assert.Equal(name.Split('_')[1], gene["HGVSc"].Split(':')[1]);
            Assert.True(called.Call.Located.HasFlag(Located.Promoter));
        }
        else
        {
            Assert.Equal("rrs_n.1401A>G", name);
            Assert.Equal("non_coding_transcript_exon_variant", gene.Consequence);
            Assert.Equal("1401", gene["cDNA_position"]);
            Assert.Equal("Rvnr01:n.1401A>G", gene["HGVSc"]);
            Assert.True(called.Call.Located.HasFlag(Located.NonCodingExonic));
        }
    }

    [Theory]
    [InlineData(761155, "C", "T", "rpoB_S450L:Rifampicin")]
    [InlineData(2155168, "C", "G", "katG_S315T:Isoniazid")]
    [InlineData(1473246, "A", "G", "rrs_A1401G:Amikacin/Capreomycin/Kanamycin")]
    [InlineData(1673425, "C", "T", "fabG1_C-15T:Isoniazid")]
    [InlineData(2726145, "G", "A", "ahpC_G-48A:Isoniazid")]
    public void The_resistance_panel_knows_it_and_names_the_drug(int position, string reference, string alternate, string id)
    {
        var called = Csq.Of(genome.Bundle, position, reference, alternate);
        Assert.Contains(id, called.KnownIds.Split(';'));
        Assert.All(called.Entries, entry => Assert.Contains(id, entry["Existing_variation"].Split('&')));
        Assert.True(called.Call.Known);
    }

    [Fact]
    public void Every_change_of_a_protein_that_the_panel_knows_is_called_as_the_panel_names_it()
    {
        var checkedIds = 0;
        foreach (var row in genome.Known().Where(row => row[3].Length == row[4].Length))
        {
            var called = Csq.Of(genome.Bundle, int.Parse(row[1], CultureInfo.InvariantCulture), row[3], row[4]);
            Assert.Equal(row[2], called.KnownIds);
            foreach (var match in called.KnownIds.Split(';').Select(id => PanelChange().Match(id)).Where(match => match.Success && match.Groups[1].Value != "rrs"))
            {
                // The panel reads a start codon like any other; here one that still starts is still methionine.
                var gene = called.Of(match.Groups[1].Value);
                if (gene["Protein_position"] == "1")
                {
                    Assert.Contains("start_", gene.Consequence, StringComparison.Ordinal);
                    continue;
                }

                Assert.Equal($"{match.Groups[2]}/{match.Groups[4]} {match.Groups[3]}", $"{gene["Amino_acids"]} {gene["Protein_position"]}");
                checkedIds++;
            }
        }

        Assert.True(checkedIds > 3000, $"only {checkedIds} ids were checked");
    }

    private static string Three(string letter) => Encoding.ASCII.GetString(Residue.Name((byte)letter[0]));

    [GeneratedRegex("^([A-Za-z0-9]+)_([A-Z])([0-9]+)([A-Z*]):")]
    private static partial Regex PanelChange();

    [GeneratedRegex("_([A-Z])([0-9]+)([A-Z])$")]
    private static partial Regex ProteinChange();

    [GeneratedRegex("_c[.]-([0-9]+)")]
    private static partial Regex PromoterChange();
}
