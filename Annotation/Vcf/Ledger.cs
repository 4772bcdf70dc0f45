using System.Text;
using GasOrleans.Annotation.Browsing;
using GasOrleans.Annotation.Output;
using GasOrleans.Annotation.Reference;
using GasOrleans.Annotation.Resuming;
using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Vcf;

/// <summary>What a run has come to so far: chunks are entered one after the other, in the order of the input.</summary>
internal sealed class Ledger(ReferenceBundle bundle, AnnotationLimits limits)
{
    private readonly List<int> places = [];
    private int lastContig = -1;
    private int lastPosition;

    public Tally Tally { get; } = new(limits.ListedPerCode);

    public SeenContigs Contigs { get; } = new(bundle, limits.Contigs);

    public VariantCounts Counts { get; } = new(bundle.Tracks.Count);

    public TabixIndex Index { get; } = new();

    public TableIndex Table { get; } = new();

    /// <summary>Enters what a chunk came to, whose blocks will stand at <paramref name="offset"/>; returns why the file is refused.</summary>
    public Problem? Enter(ChunkStage chunk, long offset)
    {
        if (Counts.Taken + chunk.Counts.Taken > limits.Records)
        {
            return Beyond(Code.TooManyRecords, limits.Records, chunk.LineOf(limits.Records - Counts.Taken + 1));
        }

        places.Clear();
        foreach (var contig in chunk.Contigs.All)
        {
            var known = Contigs.Adopt(contig, out var place);
            if (place < 0)
            {
                return Beyond(Code.TooManyContigs, limits.Contigs, contig.FirstLine);
            }

            places.Add(place);
            if (known && IsLate(contig, place))
            {
                chunk.Tally.Insert(Code.Unsorted, contig.FirstLine, Tally.Lists(Code.Unsorted));
            }
        }

        Tally.Append(chunk.Tally);
        Counts.Add(chunk.Counts);
        Index.Append(chunk.Index, places, offset);
        Table.Append(chunk.Table, places, offset);
        if (chunk.Order.LastContig >= 0)
        {
            (lastContig, lastPosition) = (places[chunk.Order.LastContig], chunk.Order.LastPosition);
        }

        return chunk.Refusal;
    }

    public LedgerState Save()
        => new(Counts.Save(), Tally.Save(), [.. Contigs.All.Select(contig => new ContigState(contig.Key, contig.Records))], lastContig, lastPosition, Index.Save(), Table.Save());

    public void Load(LedgerState state)
    {
        Counts.Load(state.Counts);
        Tally.Load(state.Tally);
        Array.ForEach(state.Contigs, contig => Contigs.Find(Encoding.Latin1.GetBytes(contig.Key))!.Records = contig.Records);
        (lastContig, lastPosition) = (state.LastContig, state.LastPosition);
        Index.Load(state.Index);
        Table.Load(state.Table);
    }

    /// <summary>Whether the first record of a contig in a chunk comes too late; those behind it the chunk itself has judged.</summary>
    private bool IsLate(SeenContig contig, int place)
        => contig.Index > 0 || place != lastContig || contig.FirstPosition < lastPosition;

    private static Problem Beyond(Code code, long limit, long line) => new(code, line, FormattableString.Invariant($"{limit:N0}"));
}
