using System.Globalization;
using System.Text;
using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Tests.Oracles;

/// <summary>A variant as VCF writes it.</summary>
internal sealed record Variant(int Position, string Reference, string Alternate)
{
    public bool IsSubstitution => Reference.Length == 1 && Alternate.Length == 1;
}

/// <summary>Repeatable variants of all types over a genome, at places that are drawn.</summary>
internal static class GeneratedVariants
{
    private static readonly int[] Lengths = [1, 1, 1, 2, 3, 3, 4, 5, 6, 9, 12];

    public static List<Variant> Of(Contig contig, int count, int seed, IReadOnlyList<(int Start, int End)>? within = null)
    {
        var random = new Random(seed);
        var places = within ?? [(1, contig.Length)];
        var variants = new HashSet<Variant>();
        while (variants.Count < count)
        {
            var (start, end) = places[random.Next(places.Count)];
            var variant = One(contig, Math.Clamp(random.Next(start, end + 1), 100, contig.Length - 100), random);
            if (variant.Reference != variant.Alternate && !variant.Reference.Contains('N', StringComparison.Ordinal))
            {
                variants.Add(variant);
            }
        }

        return [.. variants.OrderBy(variant => variant.Position)];
    }

    public static string Vcf(Contig contig, IEnumerable<Variant> variants)
    {
        var text = new StringBuilder("##fileformat=VCFv4.2\n");
        text.Append(CultureInfo.InvariantCulture, $"##contig=<ID={contig.Name},length={contig.Length}>\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n");
        foreach (var (position, reference, alternate) in variants)
        {
            text.Append(CultureInfo.InvariantCulture, $"{contig.Name}\t{position}\t.\t{reference}\t{alternate}\t.\t.\t.\n");
        }

        return text.ToString();
    }

    private static Variant One(Contig contig, int position, Random random)
    {
        string Own(int from, int length) => Encoding.ASCII.GetString(contig.Bases.Slice(from - 1, length));
        string Drawn(int length) => new(random.GetItems<char>("ACGT", length));
        var length = Lengths[random.Next(Lengths.Length)];
        switch (random.Next(20))
        {
            case < 12:
                return new(position, Own(position, 1), Drawn(1));
            case 12:
                return Trimmed(position, Own(position, 2 + (length % 2)), Drawn(2 + (length % 2)));
            case < 16:
                return new(position, Own(position, length + 1), Own(position, 1));
            case 16:
                return new(position, Own(position, 1), Own(position, 1) + Drawn(length));
            case 17:
                return new(position, Own(position, 1), Own(position, length + 1));
            default:
                return Trimmed(position, Own(position, 1 + (length % 6)), Drawn(1 + random.Next(6)));
        }
    }

    // Bases that are shared at an end belong to another, shorter variant.
    private static Variant Trimmed(int position, string reference, string alternate)
        => reference[0] == alternate[0] || reference[^1] == alternate[^1] ? new(position, reference, reference) : new(position, reference, alternate);
}
