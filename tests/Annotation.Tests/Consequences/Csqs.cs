using System.Buffers;
using System.Text;
using CsCheck;
using GasOrleans.Annotation.Consequences;
using GasOrleans.Annotation.Tests.Reference;

namespace GasOrleans.Annotation.Tests.Consequences;

/// <summary>What readers of the CSQ field rely on, on the demo genome.</summary>
public sealed class Csqs(DemoGenome genome) : IClassFixture<DemoGenome>
{
    private static readonly string[] Names = [.. ConsequenceTerms.All.Select(ConsequenceTerms.Name)];

    [Fact]
    public void Every_entry_has_the_fields_of_the_format_and_terms_of_the_catalogue()
    {
        var variant =
            from position in Gen.Int[1, genome.Contig.Length - 30]
            from deleted in Gen.Int[1, 20]
            from alternate in Gen.String[Gen.Char["ACGTacgt"], 1, 20]
            select (position, deleted, alternate);
        variant.Sample(
            v =>
            {
                var reference = Encoding.ASCII.GetString(genome.Contig.Bases.Slice(v.position - 1, v.deleted));
                var called = Csq.Of(genome.Bundle, v.position, reference, v.alternate);
                Assert.Equal(reference.Equals(v.alternate, StringComparison.OrdinalIgnoreCase), called.Entries.Count == 0);
                foreach (var entry in called.Entries)
                {
                    var terms = entry.Consequence.Split('&').Select(term => Array.IndexOf(Names, term)).ToArray();
                    Assert.DoesNotContain(-1, terms);
                    Assert.Equal(terms.Order(), terms);
                    Assert.Equal(ConsequenceTerms.Grade((GasOrleans.Annotation.Consequences.Consequence)terms[0]).ToString().ToUpperInvariant(), entry["IMPACT"]);
                    Assert.DoesNotContain(entry.ToString(), letter => letter is ' ' or ';' or '=' or '\t');
                }
            },
            iter: 5000);
    }

    [Theory]
    [InlineData("A", "T", 0)]
    [InlineData("A", "AT", 1)]
    [InlineData("AT", "A,AG", 1)]
    [InlineData("A", "T,AT", 0)]
    [InlineData("AT", "AG", 0)]
    [InlineData("at", "A", 1)]
    [InlineData("AT", "A,*", 1)]
    [InlineData("A", "<DEL>", 0)]
    [InlineData("A", "", 0)]
    public void Alleles_that_share_their_first_base_are_named_without_it(string reference, string alternates, int shared)
        => Assert.Equal(shared, SharedBase.Of(Encoding.ASCII.GetBytes(reference), Encoding.ASCII.GetBytes(alternates)));

    [Theory]
    [InlineData("G", "GTA", "TA")]
    [InlineData("GAC", "G", "-")]
    [InlineData("g", "t", "T")]
    public void The_allele_field_is_as_in_vep(string reference, string alternate, string allele)
        => Assert.All(Csq.Of(genome.Bundle, 4407620, reference, alternate).Entries, entry => Assert.Equal(allele, entry["Allele"]));

    [Fact]
    public void The_most_severe_consequence_over_all_transcripts_is_told()
    {
        var call = Csq.Of(genome.Bundle, 761155, "C", "T").Call;
        Assert.Equal((GasOrleans.Annotation.Consequences.Consequence.MissenseVariant, Impact.Moderate), (call.MostSevere, call.Impact));
    }

    [Fact]
    public void Nothing_is_allocated_for_a_substitution()
    {
        var annotator = new AlleleAnnotator(genome.Bundle);
        var text = new ArrayBufferWriter<byte>(1 << 16);
        void Round()
        {
            for (var position = 1; position < 200_000; position += 7)
            {
                text.ResetWrittenCount();
                annotator.Annotate(genome.Contig, position, genome.Contig.Bases.Slice(position - 1, 1), "A"u8, text);
            }
        }

        Round();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Round();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
