using System.Text;
using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Tests.Oracles;

/// <summary>Repeatable variants where annotators go wrong: at the ends of what is coded, of exons and of the contig, long ones, and in repeats.</summary>
internal sealed class HardVariants(OracleGenome genome, int seed)
{
    private readonly Random random = new(seed);
    private readonly Contig contig = genome.Contig;

    /// <summary>As many of each kind.</summary>
    public IEnumerable<(string Kind, List<Variant> Variants)> Of(int each)
    {
        var (starts, stops, borders, exons, untranslated) = Places();
        yield return ("first codons", Draw(each, () => Any(Near(starts, 5))));
        yield return ("last codons", Draw(each, () => Any(Near(stops, 5))));
        yield return ("ends of exons", Draw(each, () => Any(Near(borders, 9))));
        yield return ("long deletions over ends of exons", Draw(each, () => Deletion(Near(borders, 150), random.Next(20, 200))));
        yield return ("long deletions", Draw(each, () => Deletion(Near(exons, 200), random.Next(13, 400))));
        yield return ("long insertions", Draw(each, () => Insertion(Near(exons, 200), random.Next(13, 150))));
        yield return ("several bases", Draw(each, () => Several(Near(exons, 200), random.Next(2, 9))));
        yield return ("repeats", Draw(each, () => Repeat(Near(exons, 200))));
        yield return ("ends of the contig", Draw(Math.Min(each, 400), () => Any(random.Next(2) == 0 ? random.Next(1, 60) : random.Next(contig.Length - 60, contig.Length))));
        if (untranslated.Count > 0)
        {
            yield return ("genes that do not code", Draw(each, () => Any(Near(untranslated, 40))));
        }
    }

    private (List<int> Starts, List<int> Stops, List<int> Borders, List<int> Exons, List<int> Untranslated) Places()
    {
        var places = (Starts: new List<int>(), Stops: new List<int>(), Borders: new List<int>(), Exons: new List<int>(), Untranslated: new List<int>());
        foreach (ref readonly var row in genome.Bundle.Transcripts.Rows)
        {
            foreach (var exon in genome.Bundle.Transcripts.Exons(row))
            {
                places.Borders.AddRange([exon.Start, exon.End]);
                (row.Coding ? places.Exons : places.Untranslated).Add((exon.Start + exon.End) / 2);
            }

            if (row.Coding)
            {
                places.Starts.Add(row.Forward ? row.CodingStart : row.CodingEnd);
                places.Stops.Add(row.Forward ? row.CodingEnd : row.CodingStart);
            }
        }

        return places;
    }

    private static List<Variant> Draw(int count, Func<Variant?> draw)
    {
        var variants = new HashSet<Variant>();
        for (var tries = 0; variants.Count < count && tries < count * 20; tries++)
        {
            if (draw() is { } variant && variant.Reference != variant.Alternate && !variant.Reference.Contains('N', StringComparison.Ordinal))
            {
                variants.Add(variant);
            }
        }

        return [.. variants.OrderBy(variant => variant.Position)];
    }

    private int Near(List<int> places, int distance) => Math.Clamp(places[random.Next(places.Count)] + random.Next(-distance, distance + 1), 1, contig.Length);

    private Variant? Any(int position) => random.Next(6) switch
    {
        < 2 => new(position, Own(position, 1), Drawn(1)),
        2 => Several(position, random.Next(2, 5)),
        3 => Deletion(position, random.Next(1, 13)),
        4 => Insertion(position, random.Next(1, 10)),
        _ => Replacement(position, random.Next(1, 8), random.Next(1, 8)),
    };

    private Variant? Deletion(int position, int length) => position + length > contig.Length ? null : new(position, Own(position, length + 1), Own(position, 1));

    private Variant Insertion(int position, int length) => new(position, Own(position, 1), Own(position, 1) + Drawn(length));

    private Variant? Several(int position, int length) => Replacement(position, length, length);

    private Variant? Replacement(int position, int length, int inserted)
    {
        if (position + length - 1 > contig.Length)
        {
            return null;
        }

        var (reference, alternate) = (Own(position, length), Drawn(inserted));
        // Bases that are shared at an end belong to another, shorter variant.
        return reference[0] == alternate[0] || reference[^1] == alternate[^1] ? null : new(position, reference, alternate);
    }

    // What stands there once more, or once less.
    private Variant? Repeat(int position)
    {
        var unit = random.Next(1, 7);
        if (position + (2 * unit) > contig.Length)
        {
            return null;
        }

        var own = Own(position, unit + 1);
        return random.Next(2) == 0 || own[1..] != Own(position + 1 + unit, unit) ? new(position, own[..1], own) : new(position, own, own[..1]);
    }

    private string Own(int position, int length) => Encoding.ASCII.GetString(contig.Bases.Slice(position - 1, length));

    private string Drawn(int length) => new(random.GetItems<char>("ACGT", length));
}
