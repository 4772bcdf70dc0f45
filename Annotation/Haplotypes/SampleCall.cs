using System.Buffers.Text;
using System.IO.Hashing;
using System.Runtime.CompilerServices;

namespace GasOrleans.Annotation.Haplotypes;

/// <summary>What a sample has at a record: the allele of each haplotype, as far as GT tells them apart.</summary>
internal struct SampleCall
{
    private const int Most = 8;
    private Alleles alleles;

    /// <summary>How many haplotypes; 0 when there is no call, or one of too many to look at.</summary>
    public int Ploidy { get; private set; }

    /// <summary>Whether the order of the alleles means something: they are separated by <c>|</c>, or there is one.</summary>
    public bool Phased { get; private set; }

    /// <summary>Which set of phased calls it belongs to; 0 when that is not said, and all such are one set.</summary>
    public ulong Set { get; private set; }

    /// <summary>Whether all haplotypes have the same allele: then it is known to be on each.</summary>
    public bool Same { get; private set; }

    /// <summary>Whether any haplotype has another allele than REF.</summary>
    public bool Varies { get; private set; }

    /// <summary>The allele of a haplotype; -1 when it is not called.</summary>
    public readonly int this[int haplotype] => alleles[haplotype];

    /// <param name="sample">The sample's column.</param>
    /// <param name="genotype">The place of GT in FORMAT.</param>
    /// <param name="set">The place of PS; negative when it is not there.</param>
    public static SampleCall Read(ReadOnlySpan<byte> sample, int genotype, int set)
    {
        var call = default(SampleCall);
        if (!call.TryRead(Part(sample, genotype)))
        {
            return default;
        }

        var name = set < 0 ? [] : Part(sample, set);
        call.Set = name is [] or [(byte)'.'] ? 0 : XxHash3.HashToUInt64(name);
        return call;
    }

    /// <summary>Where a field stands in FORMAT; -1 when it does not.</summary>
    public static int PlaceOf(ReadOnlySpan<byte> format, ReadOnlySpan<byte> field)
    {
        var place = 0;
        foreach (var range in format.Split((byte)':'))
        {
            if (format[range].SequenceEqual(field))
            {
                return place;
            }

            place++;
        }

        return -1;
    }

    private bool TryRead(ReadOnlySpan<byte> text)
    {
        // VCF 4.4 may say before the first allele whether it is phased.
        text = text is [(byte)'|' or (byte)'/', ..] ? text[1..] : text;
        (Phased, Same) = (true, true);
        while (Ploidy < Most)
        {
            var allele = -1;
            var used = 1;
            if (text is not [(byte)'.', ..] && (!Utf8Parser.TryParse(text, out allele, out used) || allele < 0))
            {
                return false;
            }

            alleles[Ploidy++] = allele;
            Same &= allele == alleles[0];
            Varies |= allele > 0;
            if (used == text.Length)
            {
                return true;
            }

            Phased &= text[used] == '|';
            text = text[used] is (byte)'|' or (byte)'/' ? text[(used + 1)..] : [];
        }

        return false;
    }

    private static ReadOnlySpan<byte> Part(ReadOnlySpan<byte> text, int place)
    {
        for (; place > 0; place--)
        {
            var colon = text.IndexOf((byte)':');
            text = colon < 0 ? [] : text[(colon + 1)..];
        }

        var end = text.IndexOf((byte)':');
        return end < 0 ? text : text[..end];
    }

    [InlineArray(Most)]
    private struct Alleles
    {
        private int first;
    }
}
