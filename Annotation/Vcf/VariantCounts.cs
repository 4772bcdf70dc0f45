using System.Numerics;
using GasOrleans.Annotation.Consequences;

namespace GasOrleans.Annotation.Vcf;

/// <summary>What the records of one input came to.</summary>
/// <param name="tracks">How many tracks the bundle has.</param>
internal sealed class VariantCounts(int tracks)
{
    private static readonly int LocatedKinds = Enum.GetValues<Located>().Length - 1;

    /// <summary>Records written.</summary>
    public long Records { get; set; }

    /// <summary>Records left out.</summary>
    public long Skipped { get; set; }

    /// <summary>Records of the input.</summary>
    public long Taken => Records + Skipped;

    /// <summary>Records with a known variant.</summary>
    public long Known { get; set; }

    /// <summary>gVCF records that say only that nothing is there.</summary>
    public long ReferenceBlocks { get; set; }

    /// <summary>Substitutions of one base that stay within purines or within pyrimidines.</summary>
    public long Transitions { get; set; }

    /// <summary>The other substitutions of one base.</summary>
    public long Transversions { get; set; }

    /// <summary>Records on a contig of the bundle.</summary>
    public long OnContig { get; set; }

    /// <summary>Records whose REF was compared with the genome.</summary>
    public long Checked { get; set; }

    /// <summary>Those of them whose REF differs, or lies beyond the contig's end.</summary>
    public long Different { get; set; }

    /// <summary>Records by where they lie, one number per bit of <see cref="Consequences.Located"/>.</summary>
    public long[] Located { get; } = new long[LocatedKinds];

    /// <summary>Alleles by their most severe consequence.</summary>
    public long[] Consequences { get; } = new long[(int)Consequence.None];

    /// <summary>Alleles by type.</summary>
    public long[] Types { get; } = new long[Enum.GetValues<VariantType>().Length];

    /// <summary>Rows of each track that were joined to an allele.</summary>
    public long[] TrackHits { get; } = new long[tracks];

    /// <summary>Records with such a row, for each track.</summary>
    public long[] TrackRecords { get; } = new long[tracks];

    public void Add(Located located)
    {
        for (var bits = (uint)located; bits != 0; bits &= bits - 1)
        {
            Located[BitOperations.TrailingZeroCount(bits)]++;
        }
    }

    /// <summary>Adds a substitution of one base by another.</summary>
    public void AddSubstitution(bool transition)
    {
        Transitions += transition ? 1 : 0;
        Transversions += transition ? 0 : 1;
    }

    public void Add(Consequence consequence)
    {
        if (consequence < Consequence.None)
        {
            Consequences[(int)consequence]++;
        }
    }

    /// <summary>Adds the counts of other records.</summary>
    public void Add(VariantCounts others)
    {
        Records += others.Records;
        Skipped += others.Skipped;
        Known += others.Known;
        ReferenceBlocks += others.ReferenceBlocks;
        Transitions += others.Transitions;
        Transversions += others.Transversions;
        OnContig += others.OnContig;
        Checked += others.Checked;
        Different += others.Different;
        Add(Located, others.Located);
        Add(Consequences, others.Consequences);
        Add(Types, others.Types);
        Add(TrackHits, others.TrackHits);
        Add(TrackRecords, others.TrackRecords);
    }

    /// <summary>Back to zero.</summary>
    public void Clear()
    {
        Records = Skipped = Known = ReferenceBlocks = Transitions = Transversions = OnContig = Checked = Different = 0;
        Array.Clear(Located);
        Array.Clear(Consequences);
        Array.Clear(Types);
        Array.Clear(TrackHits);
        Array.Clear(TrackRecords);
    }

    public long[] Save() => [Records, Skipped, Known, ReferenceBlocks, Transitions, Transversions, OnContig, Checked, Different, .. Located, .. Consequences, .. Types, .. TrackHits, .. TrackRecords];

    public void Load(ReadOnlySpan<long> saved)
    {
        (Records, Skipped, Known, ReferenceBlocks, Transitions, Transversions) = (saved[0], saved[1], saved[2], saved[3], saved[4], saved[5]);
        (OnContig, Checked, Different) = (saved[6], saved[7], saved[8]);
        var rest = saved[9..];
        foreach (var counts in (long[][])[Located, Consequences, Types, TrackHits, TrackRecords])
        {
            rest[..counts.Length].CopyTo(counts);
            rest = rest[counts.Length..];
        }
    }

    private static void Add(long[] counts, long[] others)
    {
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] += others[i];
        }
    }
}
