using CsCheck;
using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Tests.Reference;

/// <summary>The quick look-up of transcripts finds what looking at each of them finds.</summary>
public sealed class Neighbourhoods
{
    private const int Length = 5000;
    private const int Margin = 40;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_transcript_near_a_range_is_missed_and_none_comes_twice(bool circular)
    {
        var draft = SmallGenome.Draft(new string('A', Length), SmallGenome.Gene("g", forward: true, [(1, 3)]) with { PartialStart = true, PartialEnd = true });
        using var genome = new SmallGenome(draft with { Contigs = [draft.Contigs[0] with { Circular = circular }] });
        var rows =
            from start in Gen.Int[1, Length]
            from length in Gen.Int[1, 1500]
            select new TranscriptRow { Start = start, End = circular ? start + length : Math.Min(start + length, Length) };
        Gen.Select(rows.Array[0, 20], Gen.Int[1, Length], Gen.Int[0, 2500]).Sample((all, start, length) =>
        {
            var bins = new Bins(genome.Bundle.Contigs[0], all, .., Margin);
            var end = Math.Min(start + length, Length);
            var found = new List<int>();
            bins.Near(start, end, found);
            Assert.Equal(found.Distinct().Order(), found);
            for (var i = 0; i < all.Length; i++)
            {
                if (Touches(all[i], start, end, 0) || (circular && (Touches(all[i], start, end, Length) || Touches(all[i], start, end, -Length))))
                {
                    Assert.Contains(i, found);
                    Assert.True(!bins.InOne(start, end) || bins.Near(start).Contains(i));
                }
            }
        });
    }

    private static bool Touches(TranscriptRow row, int start, int end, int turn)
        => row.Start - Margin <= end + turn && row.End + Margin >= start + turn;
}
