using System.Globalization;
using GasOrleans.Annotation.Tests.Vcf;

namespace GasOrleans.Annotation.Tests.Tracks;

/// <summary>Two alleles are the same when they make the same sequence: whatever is joined, and nothing else, does.</summary>
public sealed class AgainstANaiveJoin
{
    private const int Length = 2_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Every_allele_has_the_ids_of_all_rows_that_make_the_same_sequence(int seed)
    {
        var random = new Random(seed);
        // Few letters: repeats, in which indels can be written in many ways.
        var bases = TrackedGenome.Random(Length, seed, "AAC");
        var rows = Enumerable.Range(0, 600).Select(_ => Allele.Draw(bases, random)).OrderBy(row => row.Position).ToArray();
        var known = rows.Index().GroupBy(row => row.Item.Made(bases), StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Select(row => $"r{row.Index}").ToHashSet(), StringComparer.Ordinal);
        using var folder = new Scratch();
        var text = TrackedGenome.Vcf([.. rows.Select((row, i) => string.Create(CultureInfo.InvariantCulture, $"chr1\t{row.Position}\tr{i}\t{row.Reference}\t{row.Alternate}\t.\t.\t."))]);
        using var genome = await TrackedGenome.MakeAsync(folder, bases, "ACGT", ("vcf", text, "db,ids"));
        var found = 0;
        foreach (var asked in rows.Select(row => row.Rewritten(bases, random)).Concat(Enumerable.Range(0, 600).Select(_ => Allele.Draw(bases, random))).OrderBy(one => random.Next(40) == 0 ? 0 : one.Position))
        {
            var expected = known.GetValueOrDefault(asked.Made(bases)) ?? [];
            var ids = genome.Of("chr1", asked.Position, asked.Reference, asked.Alternate).Ids;
            Assert.Equal(expected.Order(StringComparer.Ordinal), ids.Split(';', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
            found += expected.Count;
        }

        Assert.True(found > 600, $"{found}");
    }

    private sealed record Allele(int Position, string Reference, string Alternate)
    {
        public static Allele Draw(string bases, Random random)
        {
            while (true)
            {
                var position = 1 + random.Next(Length - 20);
                var reference = bases.Substring(position - 1, 1 + (random.Next(3) == 0 ? random.Next(8) : 0));
                var alternate = random.Next(4) switch
                {
                    0 => TrackedGenome.Random(1 + random.Next(5), random.Next(), "AC"),
                    1 => reference[..1],
                    2 => reference + TrackedGenome.Random(1 + random.Next(4), random.Next(), "AC"),
                    _ => TrackedGenome.Random(reference.Length, random.Next(), "ACGT"),
                };
                if (alternate != reference)
                {
                    return new(position, reference, alternate);
                }
            }
        }

        public string Made(string bases) => bases[..(Position - 1)] + Alternate + bases[(Position - 1 + Reference.Length)..];

        /// <summary>The same change written otherwise: with bases around it, and then cut as short as it goes on one side.</summary>
        public Allele Rewritten(string bases, Random random)
        {
            var (before, behind) = (random.Next(Math.Min(12, Position)), random.Next(12));
            var (position, end) = (Position - before, Math.Min(Position - 1 + Reference.Length + behind, Length));
            var reference = bases[(position - 1)..end];
            var alternate = bases[(position - 1)..(Position - 1)] + Alternate + bases[(Position - 1 + Reference.Length)..end];
            var fromLeft = random.Next(2) == 0;
            while (reference.Length > 1 && alternate.Length > 1 && (fromLeft ? reference[0] == alternate[0] : reference[^1] == alternate[^1]))
            {
                (position, reference, alternate) = fromLeft ? (position + 1, reference[1..], alternate[1..]) : (position, reference[..^1], alternate[..^1]);
            }

            return new(position, reference, alternate);
        }
    }
}
