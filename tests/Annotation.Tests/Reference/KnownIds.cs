using System.Text;
using GasOrleans.Annotation.Reference.Building;
using GasOrleans.Annotation.Tests.Consequences;

namespace GasOrleans.Annotation.Tests.Reference;

public sealed class KnownIds : IDisposable
{
    //                                         11: GGCACACATT
    private readonly SmallGenome genome = Make("TTTTTTTTTT" + "GGCACACATT" + "TTTTTTTTTT",
        Known(12, "GCA", "G", "gone"), Known(12, "G", "GCA", "more"), Known(16, "A", "C", "one"), Known(16, "A", "C", "two, or |so|"), Known(18, "A", "G", "x;y"));

    [Theory]
    [InlineData(12, "GCA", "G")]
    [InlineData(14, "ACA", "A")]
    [InlineData(16, "ACA", "A")]
    [InlineData(12, "GCACA", "GCA")]
    [InlineData(11, "GGCACACAT", "GGCACAT")]
    [InlineData(13, "CACA", "ca")]
    public void One_deletion_is_known_however_it_is_written(int position, string reference, string alternate)
        => Assert.Equal("gone", Csq.Of(genome.Bundle, position, reference, alternate).KnownIds);

    [Theory]
    [InlineData(12, "G", "GCA")]
    [InlineData(13, "C", "CAC")]
    [InlineData(18, "A", "ACA")]
    [InlineData(18, "AT", "acaT")]
    public void One_insertion_is_known_however_it_is_written(int position, string reference, string alternate)
        => Assert.Equal("more", Csq.Of(genome.Bundle, position, reference, alternate).KnownIds);

    [Theory]
    [InlineData(12, "GCACA", "G")]
    [InlineData(12, "G", "GCC")]
    [InlineData(16, "A", "T")]
    [InlineData(30, "T", "A")]
    public void Another_change_at_the_same_place_is_not_known(int position, string reference, string alternate)
        => Assert.Equal(("", false), (Csq.Of(genome.Bundle, position, reference, alternate).KnownIds, Csq.Of(genome.Bundle, position, reference, alternate).Call.Known));

    [Fact]
    public void Several_ids_are_joined_and_what_vcf_reserves_is_encoded()
    {
        var called = Csq.Of(genome.Bundle, 16, "A", "C");
        Assert.Equal("one;two%2C%20or%20%7Cso%7C", called.KnownIds);
        Assert.Equal("one&two%2C%20or%20%7Cso%7C", called.Entries[0]["Existing_variation"]);
        Assert.Equal("x%3By", Csq.Of(genome.Bundle, 18, "A", "G").KnownIds);
    }

    [Fact]
    public void A_known_variant_that_does_not_fit_the_sequence_is_refused()
    {
        var e = Assert.Throws<BuildException>(() => Make("ACGTACGTACGTACGT", Known(2, "A", "G", "odd")));
        Assert.Contains("odd", e.Message, StringComparison.Ordinal);
    }

    public void Dispose() => genome.Dispose();

    private static SmallGenome Make(string bases, params KnownDraft[] known)
        => new(SmallGenome.Draft(bases, SmallGenome.Gene("g", forward: true, [(1, 3)]) with { PartialStart = true, PartialEnd = true })
            with
        { KnownName = "Known", Known = known });

    private static KnownDraft Known(int position, string reference, string alternate, string id)
        => new("c", position, Encoding.ASCII.GetBytes(reference), Encoding.ASCII.GetBytes(alternate), id);
}
