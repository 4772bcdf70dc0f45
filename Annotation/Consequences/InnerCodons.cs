using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Consequences;

/// <summary>
/// The codons between the first and the last of a transcript of one exon, which stand on the contig base by base: what most
/// changes of a bacterium do, one base in the place of another there, is told from three bases alone. It is what
/// <see cref="TranscriptCaller"/> says of the same change; where anything else matters, that is asked.
/// </summary>
internal readonly struct InnerCodons
{
    // The position on the contig before the first coding base, in reading direction.
    private readonly int origin;
    private readonly int step;
    private readonly int untranslated;
    private readonly int codons;
    private readonly GeneticCode? code;

    public InnerCodons(TranscriptFile file, in TranscriptRow row)
    {
        ReadOnlySpan<Segment> exons = file.Exons(row), coding = file.Coding(row);
        if (exons.Length != 1 || coding.Length != 1 || row.Padding > 0 || (row.Flags & TranscriptFlags.Decays) != 0)
        {
            return;
        }

        var (exon, segment) = (exons[0], coding[0]);
        (origin, step) = row.Forward ? (segment.Start - 1, 1) : (segment.End + 1, -1);
        untranslated = exon.Before + (row.Forward ? segment.Start - exon.Start : exon.End - segment.End);
        codons = segment.Before == 0 && untranslated == row.CodingFrom - 1 && row.CodingTo < Digits.TooLarge ? row.CodingLength / 3 : 0;
        code = GeneticCode.Of(row.GeneticCode);
    }

    /// <summary>False when it is not one of these codons, or one that is a stop or not known.</summary>
    public bool TryExchange(Contig contig, int position, byte inserted, out CodonExchange exchange)
    {
        exchange = default;
        var place = (position - origin) * step;
        var (codon, offset) = Math.DivRem((uint)(place - 1), 3u);
        var first = origin + (step * ((3 * (int)codon) + 1));
        var bases = contig.Bases;
        if (codon == 0 || (long)codon + 1 >= codons || Math.Max(first, first + (2 * step)) > bases.Length)
        {
            return false;
        }

        byte a = bases[first - 1], b = bases[first - 1 + step], c = bases[first - 1 + (2 * step)], other = (byte)(inserted & ~0x20);
        if (step < 0)
        {
            (a, b, c, other) = (CodingSequence.Complement(a), CodingSequence.Complement(b), CodingSequence.Complement(c), CodingSequence.Complement(inserted));
        }

        var own = offset == 0 ? a : offset == 1 ? b : c;
        var before = code!.Translate(a, b, c);
        var after = code.Translate(offset == 0 ? other : a, offset == 1 ? other : b, offset == 2 ? other : c);
        if (before is (byte)'X' or (byte)'*' || after == (byte)'X')
        {
            return false;
        }

        var at = (int)offset * 8;
        var letters = ((uint)a | ((uint)b << 8) | ((uint)c << 16) | 0x202020u) & ~(0xFFu << at);
        exchange = new(place + untranslated, place, own, other, letters | ((uint)own << at), letters | ((uint)other << at), before, after);
        return true;
    }
}
