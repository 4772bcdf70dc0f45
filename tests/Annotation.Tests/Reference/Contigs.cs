using System.Text;

namespace GasOrleans.Annotation.Tests.Reference;

public sealed class Contigs : IDisposable
{
    private readonly SmallGenome genome = SmallGenome.Of("ACGTNACGTACG", SmallGenome.Gene("g", forward: true, [(1, 3)]) with { PartialStart = true, PartialEnd = true });

    [Theory]
    [InlineData("c", true, false)]
    [InlineData("chrc", true, true)]
    [InlineData("synonym", true, true)]
    [InlineData("chrsynonym", true, true)]
    [InlineData("C", false, false)]
    [InlineData("", false, false)]
    [InlineData("chr", false, false)]
    public void A_contig_is_found_by_its_names(string name, bool found, bool renamed)
    {
        Assert.Equal(found, genome.Bundle.TryFindContig(Encoding.UTF8.GetBytes(name), out var contig, out var other));
        Assert.Equal((found ? "c" : null, renamed), (contig?.Name, other));
    }

    [Fact]
    public void A_name_that_is_no_text_or_very_long_is_not_found()
    {
        Assert.False(genome.Bundle.TryFindContig([0xFF, 0xFE], out _, out _));
        Assert.False(genome.Bundle.TryFindContig(new byte[100_000], out _, out _));
    }

    [Fact]
    public void Names_are_found_without_allocating()
    {
        genome.Bundle.TryFindContig("chrc"u8, out _, out _);
        var before = GC.GetAllocatedBytesForCurrentThread();
        genome.Bundle.TryFindContig("chrc"u8, out _, out _);
        genome.Bundle.TryFindContig("other"u8, out _, out _);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Theory]
    [InlineData(1, "ACGT", true)]
    [InlineData(1, "acgt", true)]
    [InlineData(1, "ACGA", false)]
    [InlineData(4, "TGA", true)]
    [InlineData(4, "TNA", true)]
    [InlineData(10, "ACG", true)]
    [InlineData(10, "ACGT", false)]
    [InlineData(0, "A", false)]
    [InlineData(-3, "A", false)]
    [InlineData(int.MaxValue, "ACG", false)]
    [InlineData(13, "A", false)]
    public void Bases_match_whatever_their_case_and_n_matches_anything(int position, string bases, bool matches)
        => Assert.Equal(matches, genome.Bundle.Contigs[0].Matches(position, Encoding.ASCII.GetBytes(bases)));

    [Fact]
    public void After_its_bundle_is_closed_a_contig_says_so()
    {
        var closed = SmallGenome.Of("ACGTACGT", SmallGenome.Gene("g", forward: true, [(1, 3)]) with { PartialStart = true, PartialEnd = true });
        var contig = closed.Bundle.Contigs[0];
        closed.Dispose();
        Assert.Throws<ObjectDisposedException>(() => contig.Matches(1, "A"u8));
    }

    public void Dispose() => genome.Dispose();
}
