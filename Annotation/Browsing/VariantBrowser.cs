using System.Globalization;
using GasOrleans.Annotation.Consequences;

namespace GasOrleans.Annotation.Browsing;

/// <summary>
/// Pages through an annotated VCF by its table, or, without one, by looking through it. A page costs a few range reads and
/// a bounded amount of memory and work, whatever the files hold: where few variants match it may have fewer rows than
/// were asked for, and a place to go on.
/// </summary>
/// <param name="result">The annotated VCF.</param>
/// <param name="table">The table beside it; null when there is none.</param>
public sealed class VariantBrowser(IRangeReader result, IRangeReader? table)
{
    /// <summary>The most rows of a page.</summary>
    public const int MostRows = 1000;

    private const int HeaderRead = 64 << 10;
    private const int MostReads = 4;
    private const int LeastRead = 128 << 10;
    private const int LargestRead = 4 << 20;
    private const int Gap = 256 << 10;
    private const int Block = 64 << 10;
    private const long MostInflated = 64 << 20;

    /// <summary>The variants that a filter wants, from a place on.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="from">The last page's <see cref="VariantPage.Next"/>; null for the first page.</param>
    /// <param name="rows">How many, at most <see cref="MostRows"/>.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="FormatException"><paramref name="from"/> is no place.</exception>
    /// <exception cref="InvalidDataException">The result or its table is damaged, or they do not belong together.</exception>
    public async Task<VariantPage> PageAsync(VariantFilter filter, string? from, int rows, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        var place = from is null ? 0 : Place(from);
        if (table is null)
        {
            var format = await HeaderFormatAsync(ct);
            return await ReadAsync([(0, (ulong)result.Length << 16)], filter, format, place, rows, null, ct);
        }

        var index = await TableReader.OpenAsync(table, ct);
        var marked = await MarkedAsync(index, filter, ct);
        return await ReadAsync(Stretches(index, filter, marked), filter, index.Texts.Csq, place, rows, Total(index, filter), ct);
    }

    private static ulong Place(string from)
        => ulong.TryParse(from, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var place) ? place : throw new FormatException("This is no place in a result.");

    /// <summary>Which leaves may hold what the filter wants, as far as genes and ids tell.</summary>
    private static async ValueTask<bool[]?> MarkedAsync(TableReader index, VariantFilter filter, CancellationToken ct)
    {
        bool[]? marked = null;
        if (filter.Gene is { } gene)
        {
            await index.MarkGeneAsync(gene, marked = new bool[index.Leaves.Length], ct);
        }

        if (filter.Id is { } id && index.HasIds)
        {
            var ofId = new bool[index.Leaves.Length];
            await index.MarkIdAsync(id, ofId, ct);
            marked = marked is null ? ofId : [.. marked.Zip(ofId, (one, other) => one && other)];
        }

        return marked;
    }

    /// <summary>From where to where the leaves stand that may hold what is wanted.</summary>
    private List<(ulong From, ulong To)> Stretches(TableReader index, VariantFilter filter, bool[]? marked)
    {
        var wanted = RowText.TermsOf(filter);
        var place = filter.Region is { } region ? index.Texts.Contigs.ToList().IndexOf(region.Contig) : -1;
        var stretches = new List<(ulong From, ulong To)>();
        for (var i = 0; i < index.Leaves.Length; i++)
        {
            ref readonly var leaf = ref index.Leaves[i];
            var (records, known) = (leaf.Records, leaf.Known);
            if ((marked is null || marked[i]) && (wanted == uint.MaxValue || (leaf.Terms & wanted) != 0)
                && (filter.Known is not { } isKnown || (isKnown ? known > 0 : known < records)) && IsIn(leaf, filter.Region, place))
            {
                var to = i + 1 < index.Leaves.Length ? index.Leaves[i + 1].From : (ulong)result.Length << 16;
                if (stretches.Count > 0 && stretches[^1].To == leaf.From)
                {
                    stretches[^1] = (stretches[^1].From, to);
                }
                else
                {
                    stretches.Add((leaf.From, to));
                }
            }
        }

        return stretches;
    }

    private static bool IsIn(in TableLeaf leaf, VariantRegion? region, int contig)
        => region is null || (contig >= 0 && (leaf.Contig < 0 || (leaf.Contig == contig && leaf.Low <= region.Last && leaf.High >= region.First)));

    private static long? Total(TableReader index, VariantFilter filter) => filter switch
    {
        { Region: null, Gene: null, Id: null, Impact: null, Known: null, Consequence: null } => index.Records,
        { Region: null, Gene: null, Id: null, Impact: null, Known: { } known, Consequence: null } => known ? index.Known : index.Records - index.Known,
        { Region: null, Gene: null, Id: null, Impact: null, Known: null, Consequence: { } name }
            => ConsequenceTerms.All.Where(term => ConsequenceTerms.Name(term) == name).Select(term => index.CountOf((int)term)).FirstOrDefault(),
        _ => null,
    };

    private async Task<VariantPage> ReadAsync(
        List<(ulong From, ulong To)> stretches, VariantFilter filter, string format, ulong place, int rows, long? total, CancellationToken ct)
    {
        var (text, found, wanted) = (new RowText(filter, format), new List<VariantRow>(), Math.Min(rows, MostRows));
        var (size, inflated) = (LeastRead, 0L);
        for (var reads = 0; ; reads++)
        {
            var at = stretches.FindIndex(stretch => stretch.To > place);
            if (at < 0 || stretches[at].From >> 16 >= (ulong)result.Length)
            {
                return new(found, null, total);
            }

            place = Math.Max(place, stretches[at].From);
            if (found.Count == wanted || reads == MostReads || inflated > MostInflated)
            {
                return new(found, place.ToString("x", CultureInfo.InvariantCulture), total);
            }

            var (begin, end) = ((long)(place >> 16), End(stretches, at, (long)(place >> 16), size));
            if (begin > end)
            {
                throw new InvalidDataException("The table of variants is not this result's.");
            }

            var lines = new BlockLines(await result.ReadAsync(begin, (int)(end - begin), ct), begin);
            var before = place;
            place = Take(lines, stretches, (int)(place & 0xFFFF), text, found, wanted, ct);
            inflated += lines.Inflated;

            // A line that is longer than all that is read at once is nobody's variant.
            place = place > before ? place : end == result.Length ? (ulong)result.Length << 16 : size == LargestRead ? stretches[at].To : before;
            size = Math.Min(size * 4, LargestRead);
        }
    }

    /// <summary>How far to read: over small gaps, up to a size, and to the end of the block in which the last line ends.</summary>
    private long End(List<(ulong From, ulong To)> stretches, int at, long begin, int size)
    {
        var end = (long)(stretches[at].To >> 16);
        while (at + 1 < stretches.Count && (long)(stretches[at + 1].From >> 16) - end < Gap && end - begin < size)
        {
            end = (long)(stretches[++at].To >> 16);
        }

        return Math.Min(Math.Min(end, begin + size) + Block, result.Length);
    }

    /// <summary>Takes what is wanted of the lines; returns the place of the first that was not looked at.</summary>
    private static ulong Take(BlockLines lines, List<(ulong From, ulong To)> stretches, int within, RowText text, List<VariantRow> found, int wanted, CancellationToken ct)
    {
        var at = 0;
        for (var going = lines.Begin(within); going && found.Count < wanted;)
        {
            ct.ThrowIfCancellationRequested();
            var place = lines.Offset;
            while (at < stretches.Count && stretches[at].To <= place)
            {
                at++;
            }

            if (at == stretches.Count || !lines.TryRead(out var line))
            {
                return place;
            }

            if (stretches[at].From <= place && line is not ([] or [(byte)'#', ..]) && text.Read(line) is { } row)
            {
                found.Add(row);
            }
        }

        return lines.Offset;
    }

    /// <summary>The fields of CSQ, as the result's own header declares them.</summary>
    private async ValueTask<string> HeaderFormatAsync(CancellationToken ct)
    {
        var lines = new BlockLines(await result.ReadAsync(0, (int)Math.Min(result.Length, HeaderRead), ct), 0);
        for (var going = lines.Begin(0); going && lines.TryRead(out var line) && line is [(byte)'#', ..];)
        {
            var at = line.StartsWith("##INFO=<ID=CSQ,"u8) ? line.IndexOf("Format: "u8) : -1;
            if (at >= 0)
            {
                return System.Text.Encoding.UTF8.GetString(line[(at + 8)..]).TrimEnd('>', '"');
            }
        }

        return CsqFormat.Own;
    }
}
