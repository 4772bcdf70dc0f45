using System.Diagnostics;
using GasOrleans.Annotation.Reference;
using GasOrleans.Annotation.Reference.Building;

namespace GasOrleans.Annotation.Tests.Reference;

public sealed class Demo(DemoGenome genome) : IClassFixture<DemoGenome>
{
    [Fact]
    public void It_holds_what_the_sources_hold()
    {
        Assert.Equal((4411532, true, 11), (genome.Contig.Length, genome.Contig.Circular, genome.Contig.Code.Number));
        Assert.Equal(4008, genome.Bundle.TranscriptCount);
        var report = BundleReport.Of(genome.Bundle);
        Assert.Contains("3906 protein_coding", report, StringComparison.Ordinal);
        Assert.Contains("0 with InternalStop", report, StringComparison.Ordinal);
        Assert.All(genome.Bundle.Manifest.Sources, source => Assert.NotEmpty(source.Licence));
        Assert.True(Assert.Single(genome.Bundle.Manifest.Tracks).Rows > 50_000);
    }

    [Theory]
    [InlineData("NC_000962.3", false)]
    [InlineData("Chromosome", true)]
    [InlineData("AL123456.3", true)]
    [InlineData("chrNC_000962.3", true)]
    [InlineData("gi|448814763|ref|NC_000962.3|", true)]
    public void Its_contig_goes_by_the_names_in_use(string name, bool renamed)
    {
        Assert.True(genome.Bundle.TryFindContig(System.Text.Encoding.ASCII.GetBytes(name), out _, out var other));
        Assert.Equal(renamed, other);
    }

    [Fact]
    public void It_opens_in_well_under_a_second()
    {
        var clock = Stopwatch.StartNew();
        ReferenceBundle.Open(Path.Combine(Repository.Root, ".local", "bundles", "h37rv")).Dispose();
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(1), $"{clock.Elapsed}");
    }

    [Fact]
    public void Building_it_again_does_nothing()
    {
        var said = new List<string>();
        DemoBundle.Build(Path.Combine(Repository.Root, ".local", "bundles", "h37rv"), package: null, data: null, said.Add);
        Assert.EndsWith("is up to date.", Assert.Single(said), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_the_packages_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory("gas-demo-").FullName;
        var e = Assert.Throws<BuildException>(() => DemoBundle.Build(Path.Combine(folder, "out"), package: null, data: folder, _ => { }));
        Assert.Contains("NC_000962.3.fa.gz is missing", e.Message, StringComparison.Ordinal);
        Assert.Throws<BuildException>(() => DemoBundle.Build(Path.Combine(folder, "out"), package: Path.Combine(folder, "none.deb"), data: null, _ => { }));
        Assert.Empty(Directory.GetFileSystemEntries(folder));
        Directory.Delete(folder);
    }
}
