using System.Runtime.InteropServices;
using GasOrleans.Annotation.Consequences;
using GasOrleans.Annotation.Haplotypes;
using GasOrleans.Annotation.Output;
using GasOrleans.Annotation.Reference;
using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Vcf;

/// <summary>Calls the consequences of a record's ALT alleles, one after the other.</summary>
internal sealed class AlleleCaller(AlleleAnnotator annotator, AnnotationLimits limits, Tally tally, IOtherEngine? other)
{
    // Instead of how many bases alleles share.
    private const int LargeEvent = -1;

    private readonly ByteBuffer csq = new();
    private readonly ByteBuffer knownIds = new();
    private readonly bool[] joined = new bool[annotator.TrackHits.Length];
    private Located located;
    private bool known;

    /// <summary>The CSQ value of the last record; empty when nothing was called.</summary>
    public ReadOnlySpan<byte> Csq => csq.Written;

    /// <summary>The known ids of the last record, for the ID column.</summary>
    public ReadOnlySpan<byte> KnownIds => knownIds.Written;

    /// <summary>Where the codons lie that the last record touches.</summary>
    public List<Stretch> Codons { get; } = [];

    /// <summary>The consequences of all entries of the last record, a bit each.</summary>
    public uint Terms { get; private set; }

    /// <summary>Whether the last record has a known variant.</summary>
    public bool IsKnown => known;

    /// <summary>The transcripts that the last record has entries of, by row.</summary>
    public List<int> Rows { get; } = [];

    /// <summary>Calls all alleles; <paramref name="contig"/> is null when the record cannot be placed on the genome.</summary>
    public void Call(in Record record, Contig? contig, int position, long line, VariantCounts counts, ref CodeSet flags, CancellationToken ct)
    {
        csq.Clear();
        knownIds.Clear();
        (located, known) = (Located.None, false);
        Codons.Clear();
        Rows.Clear();
        Terms = 0;
        var shared = SharedBase.Of(record.Ref, record.Alt);
        var seen = new CodeSet();
        var number = 0;
        var rest = record.Alt;
        for (var more = true; more; number++)
        {
            ct.ThrowIfCancellationRequested();
            var alternate = NextAllele(ref rest, out more);
            var kind = Alleles.OfAlternate(alternate);
            Count(VariantTypes.Of(record.Ref, alternate, kind), record.Ref, alternate, counts);
            Note(kind, alternate, line, ref seen, ref flags);
            if (kind == AlleleKind.Bases && contig is not null && IsWithinLimits(record.Ref, alternate, number, line, ref flags))
            {
                counts.Add(Annotate(record, contig, position, alternate, shared, counts));
            }
            else if (kind == AlleleKind.Structural && contig is not null && other is null && number < limits.Alleles && csq.Length < limits.CsqBytes)
            {
                counts.Add(Annotate(record, contig, position, alternate, LargeEvent, counts));
            }
        }

        counts.Add(located);
        counts.Known += known ? 1 : 0;
        CountTracks(counts);
        counts.ReferenceBlocks += seen.Contains(Code.Gvcf) && number == 1 ? 1 : 0;
    }

    /// <summary>Writes the entries of the last record once more, now that it is known what shares a haplotype with its alleles.</summary>
    public void CallTogether(in Record record, Contig contig, int position, Mates mates, CancellationToken ct)
    {
        csq.Clear();
        var shared = SharedBase.Of(record.Ref, record.Alt);
        var number = 0;
        foreach (var range in record.Alt.Split((byte)','))
        {
            ct.ThrowIfCancellationRequested();
            var alternate = record.Alt[range];
            var kind = Alleles.OfAlternate(alternate);
            var taken = number++ < limits.Alleles && csq.Length < limits.CsqBytes;
            annotator.With(mates, mates.Of(number));
            if (taken && kind == AlleleKind.Bases && record.Ref.Length + alternate.Length <= limits.AlleleBases)
            {
                Annotate(record, contig, position, alternate, shared);
            }
            else if (taken && kind == AlleleKind.Structural)
            {
                Annotate(record, contig, position, alternate, LargeEvent);
            }
        }

        annotator.With(null, null);
    }

    private static ReadOnlySpan<byte> NextAllele(ref ReadOnlySpan<byte> rest, out bool more)
    {
        var comma = rest.IndexOf((byte)',');
        more = comma >= 0;
        var allele = more ? rest[..comma] : rest;
        rest = more ? rest[(comma + 1)..] : [];
        return allele;
    }

    private Consequence Annotate(in Record record, Contig contig, int position, ReadOnlySpan<byte> alternate, int shared, VariantCounts counts)
    {
        var call = Annotate(record, contig, position, alternate, shared);
        located |= call.Located;
        known |= call.Known;
        if (call.Known)
        {
            KnownIdList.Add(knownIds, annotator.KnownIds);
        }

        Rows.AddRange(CollectionsMarshal.AsSpan(annotator.Rows));
        foreach (var codons in annotator.Codons)
        {
            CodonReach.Add(Codons, codons);
        }

        for (var i = 0; i < joined.Length; i++)
        {
            counts.TrackHits[i] += annotator.TrackHits[i];
            joined[i] |= annotator.TrackHits[i] > 0;
        }

        return call.MostSevere;
    }

    private AlleleCall Annotate(in Record record, Contig contig, int position, ReadOnlySpan<byte> alternate, int shared)
    {
        var before = csq.Length;
        if (before > 0)
        {
            csq.GetSpan(1)[0] = (byte)',';
            csq.Advance(1);
        }

        var start = csq.Length;
        var call = shared == LargeEvent
            ? annotator.AnnotateLarge(contig, position, InfoEnd.Of(record, position - 1), alternate, csq)
            : annotator.Annotate(contig, position, record.Ref, alternate, shared, csq);
        if (other is not null)
        {
            csq.CutTo(start);
            call = call with { MostSevere = other.Call(contig, position, record.Ref, alternate, shared, annotator.Tail, csq) };
        }

        if (csq.Length == start)
        {
            csq.CutTo(before);
        }

        Terms |= (uint)annotator.Terms.Bits;
        return call;
    }

    private static void Count(VariantType type, ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternate, VariantCounts counts)
    {
        counts.Types[(int)type]++;
        if (type == VariantType.Snv && VariantTypes.IsTransition(reference, alternate) is { } transition)
        {
            counts.AddSubstitution(transition);
        }
    }

    private void CountTracks(VariantCounts counts)
    {
        for (var i = 0; i < joined.Length; i++)
        {
            counts.TrackRecords[i] += joined[i] ? 1 : 0;
            joined[i] = false;
        }
    }

    private void Note(AlleleKind kind, ReadOnlySpan<byte> alternate, long line, ref CodeSet seen, ref CodeSet flags)
    {
        switch (kind)
        {
            case AlleleKind.Structural when seen.Add(Code.Structural):
                tally.Count(Code.Structural);
                break;
            case AlleleKind.AnyOther when seen.Add(Code.Gvcf):
                tally.Count(Code.Gvcf);
                break;
            case AlleleKind.Ambiguous when flags.Add(Code.AmbiguousBase):
                tally.Add(Code.AmbiguousBase, line, alternate);
                break;
            default:
                break;
        }
    }

    private bool IsWithinLimits(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternate, int number, long line, ref CodeSet flags)
    {
        var bases = reference.Length + alternate.Length;
        if (bases > limits.AlleleBases)
        {
            if (flags.Add(Code.LongAllele))
            {
                tally.Add(Code.LongAllele, line, bases, static count => FormattableString.Invariant($"{count:N0}"));
            }

            return false;
        }

        if (number < limits.Alleles && csq.Length < limits.CsqBytes)
        {
            return true;
        }

        if (flags.Add(Code.ManyAlleles))
        {
            tally.Add(Code.ManyAlleles, line, number, static count => FormattableString.Invariant($"{count:N0}"));
        }

        return false;
    }
}
