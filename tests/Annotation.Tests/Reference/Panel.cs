using System.Text;
using GasOrleans.Annotation.Reference.Building;

namespace GasOrleans.Annotation.Tests.Reference;

/// <summary>The panel of a gene ATG AGC TAA at 11-19, and of the same on the other strand.</summary>
public sealed class Panel : IDisposable
{
    private const string Bases = "CCCCCGTACC" + "ATGAGCTAA" + "CCCCCCCCCC";
    private readonly string folder = Directory.CreateTempSubdirectory("gas-panel-").FullName;

    [Fact]
    public void A_change_of_the_protein_becomes_every_change_of_the_codon_that_makes_it()
        => Assert.Equal(
            ["14 AGC>ATA g_S2I:Drug", "14 AGC>ATC g_S2I:Drug", "14 AGC>ATT g_S2I:Drug"],
            Read("g\tS2I\tPROT"));

    [Fact]
    public void X_is_any_other_residue_or_stop_and_each_is_named()
    {
        var known = Read("g\tS2X\tPROT");
        Assert.Equal(64 - 6, known.Count);
        Assert.Contains("14 AGC>ACC g_S2T:Drug", known);
        Assert.Contains("14 AGC>TAA g_S2*:Drug", known);
        Assert.DoesNotContain(known, id => id.Contains("_S2S", StringComparison.Ordinal));
    }

    [Fact]
    public void A_change_of_bases_is_counted_from_the_start_and_there_is_no_position_zero()
    {
        Assert.Equal(["10 C>T g_C-1T:Drug"], Read("g\tC-1T\tDNA"));
        Assert.Equal(["10 CA>C g_CA-1C:Drug"], Read("g\tCA-1C\tDNA"));
        Assert.Equal(["7 T>A g_T-4A:Drug", "7 T>C g_T-4C:Drug", "7 T>G g_T-4G:Drug"], Read("g\tT-4X\tDNA"));
    }

    [Fact]
    public void On_the_other_strand_the_change_is_turned()
    {
        Assert.Equal(["20 G>A g_C-1T:Drug"], Read("g\tC-1T\tDNA", forward: false));
        Assert.Equal(["14 GCT>TAT g_S2I:Drug", "14 GCT>GAT g_S2I:Drug", "14 GCT>AAT g_S2I:Drug"], Read("g\tS2I\tPROT", forward: false));
        Assert.Equal(["19 TG>G g_CA-1C:Drug"], Read("g\tCA-1C\tDNA", forward: false));
    }

    [Theory]
    [InlineData("g\tS3I\tPROT", "does not fit")]
    [InlineData("g\tA-1T\tDNA", "does not fit")]
    [InlineData("g\tC-900T\tDNA", "does not fit")]
    [InlineData("h\tS2I\tPROT", "names the gene h")]
    [InlineData("g\tS2I\tRNA", "line 1")]
    [InlineData("g\tS2\tPROT", "line 1")]
    [InlineData("g", "line 1")]
    public void A_line_that_does_not_fit_is_refused(string line, string problem)
        => Assert.Contains(problem, Assert.Throws<BuildException>(() => Read(line)).Message, StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private List<string> Read(string line, bool forward = true)
    {
        var bases = forward ? Bases : SmallGenome.Turned(Bases);
        var sequence = new FastaRecord("c", Encoding.ASCII.GetBytes(bases));
        var gene = SmallGenome.Gene("g", forward, [(11, 19)]);
        var columns = line.Split('\t');
        File.WriteAllText(Path.Combine(folder, "panel.txt"), line + "\n");
        File.WriteAllText(Path.Combine(folder, "panel.json"), $$"""{"{{columns[0]}}_{{columns.ElementAtOrDefault(1)}}": ["Drug"]}""");
        return [.. new MykrobePanel(sequence, [gene]).Read(Path.Combine(folder, "panel.txt"), Path.Combine(folder, "panel.json"))
            .Select(known => $"{known.Position} {Encoding.ASCII.GetString(known.Reference)}>{Encoding.ASCII.GetString(known.Alternate)} {known.Id}")];
    }
}
