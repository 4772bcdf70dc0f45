using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Haplotypes;

/// <summary>The alleles of neighbouring records that share a haplotype with an allele of the record at hand.</summary>
internal sealed class Mates
{
    // Each is a bit of a set.
    private const int Most = 64;
    private const int MostSets = 8;

    private readonly List<Mate> all = [];
    private readonly Dictionary<int, Company> of = [];

    public int Count => all.Count;

    public void Clear()
    {
        all.Clear();
        of.Clear();
    }

    /// <summary>The bit of an allele; 0 when there are too many.</summary>
    public ulong Add(int record, int allele, NormalAllele change)
    {
        var number = all.FindIndex(mate => mate.Record == record && mate.Allele == allele);
        if (number < 0 && all.Count < Most)
        {
            number = all.Count;
            all.Add(new(record, allele, change.Start, change.End, change.Inserted.ToArray()));
        }

        return number < 0 ? 0 : 1UL << number;
    }

    /// <summary>Notes that an allele is on a haplotype with these, and perhaps on one with those.</summary>
    public void Note(int allele, ulong with, ulong perhaps)
    {
        if (!of.TryGetValue(allele, out var company))
        {
            of.Add(allele, company = new());
        }

        company.Perhaps |= with | perhaps;
        if (with != 0 && company.Sets.Count < MostSets && !company.Sets.Contains(with))
        {
            company.Sets.Add(with);
        }
    }

    /// <summary>What shares a haplotype with an allele of the record, by number from 1; null when nothing does.</summary>
    public Company? Of(int allele) => of.GetValueOrDefault(allele);

    public NormalAllele Change(int number) => new(all[number].Start, all[number].End, all[number].Inserted);

    private sealed record Mate(int Record, int Allele, int Start, int End, byte[] Inserted);
}

/// <summary>What shares a haplotype with an allele.</summary>
internal sealed class Company
{
    /// <summary>The alleles that are, or may be, on a haplotype with it, as bits.</summary>
    public ulong Perhaps { get; set; }

    /// <summary>Haplotypes of which it is known what else is on them.</summary>
    public List<ulong> Sets { get; } = [];
}
