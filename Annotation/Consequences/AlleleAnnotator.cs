using System.Buffers;
using System.Runtime.InteropServices;
using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Consequences;

/// <summary>Calls the consequences of alleles, one at a time; one instance per job or thread.</summary>
public sealed class AlleleAnnotator(ReferenceBundle bundle)
{
    private static readonly SearchValues<byte> Bases = SearchValues.Create("ACGTacgt"u8);

    private readonly TranscriptCaller caller = new();
    private readonly TranscriptEffect effect = new();
    private readonly CsqText text = new();
    private readonly AlleleShift shift = new();
    private readonly EntryPick pick = new();
    private readonly ArrayBufferWriter<byte> knownIds = new();
    private readonly List<int> wide = [];

    /// <summary>The fields of a CSQ entry, in order, as VEP names them.</summary>
    public static string CsqFormat => CsqText.Format;

    /// <summary>The known ids of the last allele, separated by <c>;</c> as VCF's ID column wants them; empty when it is not known.</summary>
    public ReadOnlySpan<byte> KnownIds => knownIds.WrittenSpan;

    /// <summary>
    /// 1 when REF and all ALT alleles begin with the same base and one of them has another length than REF, else 0: VEP
    /// leaves that base out of the Allele field. <paramref name="alternates"/> is VCF's whole ALT column.
    /// </summary>
    public static int SharedBase(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternates)
    {
        if (reference.IsEmpty)
        {
            return 0;
        }

        var sized = false;
        foreach (var range in alternates.Split((byte)','))
        {
            var alternate = alternates[range];
            // Alleles that are no bases have no say.
            if (alternate.ContainsAnyExcept(Bases))
            {
                continue;
            }

            if (alternate.IsEmpty || ((alternate[0] ^ reference[0]) & ~0x20) != 0)
            {
                return 0;
            }

            sized |= alternate.Length != reference.Length;
        }

        return sized ? 1 : 0;
    }

    /// <summary>The same for a record with one ALT.</summary>
    public AlleleCall Annotate(
        Contig contig, int position, ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternate, IBufferWriter<byte> csq)
        => Annotate(contig, position, reference, alternate, SharedBase(reference, alternate), csq);

    /// <summary>
    /// Appends the CSQ entries of this ALT to <paramref name="csq"/>, separated by commas without a leading one. Symbolic
    /// alleles, <c>*</c>, <c>.</c>, breakends and alleles with ambiguous bases get no entry, and neither do places outside
    /// of the contig.
    /// </summary>
    /// <param name="contig">Where.</param>
    /// <param name="position">VCF's 1-based POS.</param>
    /// <param name="reference">VCF's REF.</param>
    /// <param name="alternate">One of VCF's ALT alleles.</param>
    /// <param name="shared">
    /// How many first bases the record's alleles share as VEP sees it (<see cref="SharedBase"/>): they are left out of the Allele field.
    /// </param>
    /// <param name="csq">Where the entries go.</param>
    public AlleleCall Annotate(
        Contig contig, int position, ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternate, int shared, IBufferWriter<byte> csq)
    {
        ArgumentNullException.ThrowIfNull(contig);
        ArgumentNullException.ThrowIfNull(csq);
        knownIds.ResetWrittenCount();
        if (position < 1 || reference.IsEmpty || (long)position + reference.Length - 1 > contig.Length
            || alternate.IsEmpty || alternate.ContainsAnyExcept(Bases))
        {
            return new(Located.None, Known: false, Consequence.None, Impact.Modifier);
        }

        var allele = NormalAllele.Of(position, reference, alternate);
        if (allele.Deleted == 0 && allele.Inserted.IsEmpty)
        {
            return new(Located.None, Known: false, Consequence.None, Impact.Modifier);
        }

        if (bundle.Known is { } known)
        {
            knownIds.Write(known.Find(contig, allele));
        }

        shift.Forget();
        pick.Forget();
        text.Begin(alternate[Math.Min(shared, alternate.Length)..], knownIds.WrittenSpan);
        var call = Call(contig, allele);
        csq.Write(text.Written);
        return call;
    }

    private AlleleCall Call(Contig contig, NormalAllele allele)
    {
        var rows = bundle.Transcripts.Rows;
        var near = Near(contig, allele);
        var (located, severest) = (Located.None, Consequence.None);
        foreach (var number in near)
        {
            ref readonly var row = ref rows[number];
            var here = Moved(contig, row, allele);
            if (here.End < row.Start || here.Start > row.End)
            {
                continue;
            }

            var view = new TranscriptView(bundle.Transcripts, contig, in row);
            caller.Call(view, here, effect);
            text.Within(bundle.Transcripts, view, here, shift.Along(contig, here, row.Forward), effect);
            pick.Weigh(row, effect.Terms.MostSevere, text.Length);
            located |= effect.Located;
            severest = Severest(severest, effect.Terms.MostSevere);
        }

        located = severest == Consequence.None ? Located.InterGenic : located;
        foreach (var number in near)
        {
            ref readonly var row = ref rows[number];
            if (CallBeside(contig, row, Moved(contig, row, allele)) is var beside && beside != Consequence.None)
            {
                located |= beside == Consequence.UpstreamGeneVariant ? Located.Promoter : Located.None;
                severest = Severest(severest, beside);
            }
        }

        if (severest == Consequence.None)
        {
            text.Intergenic();
            severest = Consequence.IntergenicVariant;
        }
        else
        {
            text.Pick(pick.End);
        }

        return new(located, !knownIds.WrittenSpan.IsEmpty, severest, ConsequenceTerms.Grade(severest));
    }

    private Consequence CallBeside(Contig contig, in TranscriptRow row, NormalAllele allele)
    {
        if (allele.End >= row.Start && allele.Start <= row.End)
        {
            return Consequence.None;
        }

        var before = allele.End < row.Start;
        var upstream = before == row.Forward;
        var consequence = upstream ? Consequence.UpstreamGeneVariant : Consequence.DownstreamGeneVariant;
        var distance = before ? row.Start - allele.End : allele.Start - row.End;
        if (distance > (upstream ? bundle.Manifest.UpstreamDistance : bundle.Manifest.DownstreamDistance))
        {
            return Consequence.None;
        }

        var view = new TranscriptView(bundle.Transcripts, contig, in row);
        text.Beside(bundle.Transcripts, view, allele, shift.Along(contig, allele, row.Forward), consequence, distance);
        pick.Weigh(row, consequence, text.Length);
        return consequence;
    }

    private ReadOnlySpan<int> Near(Contig contig, NormalAllele allele)
    {
        var bins = bundle.Bins[contig.Index];
        var (low, high) = (Math.Min(allele.Start, allele.End), Math.Max(allele.Start, allele.End));
        if (bins.InOne(low, high))
        {
            return bins.Near(low);
        }

        bins.Near(low, high, wide);
        return CollectionsMarshal.AsSpan(wide);
    }

    // A transcript may lie near the allele on the other side of a circular contig's origin.
    private NormalAllele Moved(Contig contig, in TranscriptRow row, NormalAllele allele)
    {
        if (!contig.Circular)
        {
            return allele;
        }

        var margin = Math.Max(bundle.Manifest.UpstreamDistance, bundle.Manifest.DownstreamDistance) + 1;
        var turn = allele.End < row.Start - margin ? contig.Length : allele.Start > row.End + margin ? -contig.Length : 0;
        return new(allele.Start + turn, allele.End + turn, allele.Inserted);
    }

    private static Consequence Severest(Consequence a, Consequence b) => a < b ? a : b;
}
