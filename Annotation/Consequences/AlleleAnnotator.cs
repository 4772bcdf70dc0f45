using System.Buffers;
using GasOrleans.Annotation.Haplotypes;
using GasOrleans.Annotation.Reference;
using GasOrleans.Annotation.Tracks;

namespace GasOrleans.Annotation.Consequences;

/// <summary>Calls the consequences of alleles, one at a time; one instance per job or thread.</summary>
public sealed class AlleleAnnotator
{
    private static readonly SearchValues<byte> Bases = SearchValues.Create("ACGTacgt"u8);

    private readonly ReferenceBundle bundle;
    private readonly LargeCaller events = new(new());
    private readonly TranscriptEffect effect = new();
    private readonly CsqText text;
    private readonly AlleleShift shift = new();
    private readonly EntryPick pick = new();
    private readonly TrackJoin? tracks;
    private readonly Neighbours neighbours;
    private readonly CodonWatch codons;
    private readonly bool pickedOnly;
    private LargeEvent happens;

    /// <summary>Annotates with a bundle that stays open meanwhile.</summary>
    public AlleleAnnotator(ReferenceBundle bundle, AnnotationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        this.bundle = bundle;
        // Another engine picks among its own entries.
        pickedOnly = options is { PickedOnly: true, Other: null };
        text = new(bundle.Transcripts, options is { GenomicNames: true });
        neighbours = new(bundle);
        codons = new(neighbours, text);
        tracks = bundle.Tracks.Count > 0 ? new(bundle.Tracks) : null;
    }

    /// <summary>The known ids of the last allele, separated by <c>;</c> as VCF's ID column wants them; empty when it is not known.</summary>
    public ReadOnlySpan<byte> KnownIds => tracks is null ? [] : tracks.Ids;

    /// <summary>For each track of the bundle how many of its rows the last allele has.</summary>
    public ReadOnlySpan<int> TrackHits => tracks is null ? [] : tracks.Hits;

    /// <summary>Calls the only ALT of a record.</summary>
    public AlleleCall Annotate(
        Contig contig, int position, ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternate, IBufferWriter<byte> csq)
        => Annotate(contig, position, reference, alternate, SharedBase.Of(reference, alternate), csq);

    /// <summary>
    /// Appends the CSQ entries of this ALT to <paramref name="csq"/>, separated by commas without a leading one. Alleles that
    /// are no bases or ambiguous ones get no entry, and neither do places outside of the contig.
    /// </summary>
    /// <param name="contig">Where.</param>
    /// <param name="position">VCF's 1-based POS.</param>
    /// <param name="reference">VCF's REF.</param>
    /// <param name="alternate">One of VCF's ALT alleles.</param>
    /// <param name="shared">
    /// How many first bases the record's alleles share as VEP sees it (<see cref="SharedBase.Of"/>): they are left out of the Allele field.
    /// </param>
    /// <param name="csq">Where the entries go.</param>
    public AlleleCall Annotate(
        Contig contig, int position, ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternate, int shared, IBufferWriter<byte> csq)
    {
        ArgumentNullException.ThrowIfNull(contig);
        ArgumentNullException.ThrowIfNull(csq);
        tracks?.Clear();
        var usable = position >= 1 && !reference.IsEmpty && (long)position + reference.Length - 1 <= contig.Length
            && !alternate.IsEmpty && !alternate.ContainsAnyExcept(Bases);
        var allele = usable ? NormalAllele.Of(position, reference, alternate) : default;
        if (!usable || (allele.Deleted == 0 && allele.Inserted.IsEmpty))
        {
            return AlleleCall.None;
        }

        shift.Forget();
        tracks?.Find(contig, allele, shift);
        text.Begin(alternate[Math.Min(shared, alternate.Length)..], KnownIds);
        text.NameOnContig(contig, allele, LargeEvent.Unknown, shift);
        tracks?.Write(text.Tail);
        return Call(contig, allele, LargeEvent.Unknown, csq);
    }

    /// <summary>
    /// The same for a symbolic allele or a breakend, as far as it says what it does: <c>&lt;DEL&gt;</c>, <c>&lt;DUP&gt;</c>,
    /// <c>&lt;INV&gt;</c> up to <paramref name="end"/> (10 million bases at most), <c>&lt;INS&gt;</c>, and where the contig breaks.
    /// </summary>
    /// <param name="contig">Where.</param>
    /// <param name="position">VCF's 1-based POS.</param>
    /// <param name="end">INFO/END.</param>
    /// <param name="alternate">One of VCF's ALT alleles.</param>
    /// <param name="csq">Where the entries go.</param>
    public AlleleCall AnnotateLarge(Contig contig, int position, long end, ReadOnlySpan<byte> alternate, IBufferWriter<byte> csq)
    {
        ArgumentNullException.ThrowIfNull(contig);
        ArgumentNullException.ThrowIfNull(csq);
        tracks?.Clear();
        var what = LargeEvents.Of(alternate);
        if (!LargeEvents.TryPlace(what, position, end, contig.Length, out var place))
        {
            return AlleleCall.None;
        }

        shift.Forget();
        tracks?.FindOver(contig, new(place.Start, place.End, []));
        text.BeginNamed(LargeEvents.Name(what), KnownIds);
        text.NameOnContig(contig, new(place.Start, place.End, []), what, shift);
        tracks?.Write(text.Tail);
        return Call(contig, new(place.Start, place.End, []), what, csq);
    }

    /// <summary>What stands behind PICK in each entry of the last allele.</summary>
    internal ReadOnlySpan<byte> Tail => text.Tail.Written;

    /// <summary>Whether the exchange of a base within a codon is told in short; it reads the same.</summary>
    internal bool TellsExchanges { get; set; } = true;

    /// <summary>Whether to find out which codons an allele touches.</summary>
    internal bool WatchesCodons { get => codons.IsOn; set => codons.IsOn = value; }

    /// <summary>Where the codons lie that the last allele touches, over all transcripts.</summary>
    internal List<Stretch> Codons => codons.Touched;

    /// <summary>The consequences of all entries of the last allele.</summary>
    internal ConsequenceSet Terms { get; private set; }

    /// <summary>The transcripts that the last allele has entries of, by row.</summary>
    internal List<int> Rows { get; } = [];

    /// <summary>From now on alleles are called together with what shares a haplotype with them.</summary>
    internal void With(Mates? others, Company? own) => codons.With(others, own);

    private AlleleCall Call(Contig contig, NormalAllele allele, LargeEvent what, IBufferWriter<byte> csq)
    {
        Codons.Clear();
        Rows.Clear();
        Terms = default;
        pick.Forget();
        happens = what;
        var call = Call(contig, allele);
        csq.Write(text.Written);
        return call;
    }

    private AlleleCall Call(Contig contig, NormalAllele allele)
    {
        var rows = bundle.Transcripts.Rows;
        var near = neighbours.Near(contig, allele);
        var (located, severest) = (Located.None, Consequence.None);
        var exchange = TellsExchanges && !codons.HasCompany && happens == LargeEvent.Unknown && allele is { Deleted: 1, Inserted.Length: 1 };
        foreach (var number in near)
        {
            ref readonly var row = ref rows[number];
            var here = neighbours.Moved(contig, row, allele);
            if (here.End < row.Start || here.Start > row.End)
            {
                continue;
            }

            var view = new TranscriptView(bundle.Transcripts, contig, in row);
            if (exchange && text.TryExchange(number, contig, here, effect))
            {
                codons.Share(view, here, effect);
            }
            else if (events.Call(view, here, happens, effect))
            {
                text.Within(number, view, here, Shift(contig, row, here), effect, codons.Share(view, here, effect));
            }
            else
            {
                continue;
            }

            pick.Weigh(number, row, effect.Terms, effect.Located, text.PickAt);
            Terms = Terms.And(effect.Terms);
            if (codons.HasCompany && !pickedOnly)
            {
                Terms = Terms.And(codons.WriteTogether(number, view, here, effect));
            }

            Rows.Add(number);
            located |= effect.Located;
            severest = Severest(severest, effect.Terms.MostSevere);
        }

        located = severest == Consequence.None ? Located.InterGenic : located;
        foreach (var number in near)
        {
            ref readonly var row = ref rows[number];
            if (CallBeside(contig, number, row, neighbours.Moved(contig, row, allele)) is var beside && beside != Consequence.None)
            {
                located |= Beside(beside);
                severest = Severest(severest, beside);
                Terms = Terms.And(beside);
                Rows.Add(number);
            }
        }

        if (severest == Consequence.None)
        {
            text.Intergenic();
            Terms = Terms.And(Consequence.IntergenicVariant);
            severest = Consequence.IntergenicVariant;
        }
        else
        {
            text.Pick(pick.End);
        }

        return pickedOnly && pick.End > 0 ? CutToPicked() : new(located, !KnownIds.IsEmpty, severest, ConsequenceTerms.Grade(severest));
    }

    /// <summary>What is not written is not counted, and not found either.</summary>
    private AlleleCall CutToPicked()
    {
        text.CutToEntry(pick.End);
        Terms = pick.Terms;
        Rows.Clear();
        Rows.Add(pick.Number);
        return new(pick.Located, !KnownIds.IsEmpty, Terms.MostSevere, ConsequenceTerms.Grade(Terms.MostSevere));
    }

    private int Shift(Contig contig, in TranscriptRow row, NormalAllele allele)
        => happens.IsNamed() ? shift.Along(contig, allele, row.Forward) : CsqText.Unnamed;

    private Consequence CallBeside(Contig contig, int number, in TranscriptRow row, NormalAllele allele)
    {
        var consequence = neighbours.Beside(row, allele, out var distance);
        if (consequence != Consequence.None)
        {
            var view = new TranscriptView(bundle.Transcripts, contig, in row);
            text.Beside(number, view, allele, Shift(contig, row, allele), consequence, distance);
            pick.Weigh(number, row, default(ConsequenceSet).And(consequence), Located.InterGenic | Beside(consequence), text.PickAt);
        }

        return consequence;
    }

    private static Located Beside(Consequence consequence) => consequence == Consequence.UpstreamGeneVariant ? Located.Promoter : Located.None;

    private static Consequence Severest(Consequence a, Consequence b) => a < b ? a : b;
}
