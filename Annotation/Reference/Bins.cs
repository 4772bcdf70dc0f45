namespace GasOrleans.Annotation.Reference;

/// <summary>Which transcripts lie in or near each stretch of a contig: two arrays, looked up by position.</summary>
internal sealed class Bins
{
    // Stretches about as long as a bacterial gene; longer on long contigs, so that the arrays stay small.
    private const int Shortest = 10;
    private const int MostBins = 1 << 17;

    private readonly int shift = Shortest;
    private readonly int[] first;
    private readonly int[] items;

    /// <param name="contig">The contig.</param>
    /// <param name="rows">All transcripts of the bundle.</param>
    /// <param name="own">Which of them are the contig's.</param>
    /// <param name="margin">How far around a transcript it is still wanted.</param>
    public Bins(Contig contig, ReadOnlySpan<TranscriptRow> rows, Range own, int margin)
    {
        while (contig.Length >> shift >= MostBins)
        {
            shift++;
        }

        first = new int[((contig.Length - 1) >> shift) + 2];
        Visit(contig, rows, own, margin, (bin, _) => first[bin + 1]++);
        for (var bin = 1; bin < first.Length; bin++)
        {
            first[bin] += first[bin - 1];
        }

        items = new int[first[^1]];
        var filled = new int[first.Length];
        Visit(contig, rows, own, margin, (bin, row) => items[first[bin] + filled[bin]++] = row);
    }

    /// <summary>The transcripts near a position, as row numbers in ascending order.</summary>
    public ReadOnlySpan<int> Near(int position)
    {
        var bin = Math.Clamp((position - 1) >> shift, 0, first.Length - 2);
        return items.AsSpan(first[bin], first[bin + 1] - first[bin]);
    }

    /// <summary>Puts the distinct transcripts near any position of a range into <paramref name="found"/>, in ascending order.</summary>
    public void Near(int start, int end, List<int> found)
    {
        found.Clear();
        var to = Math.Clamp((end - 1) >> shift, 0, first.Length - 2);
        for (var bin = Math.Clamp((start - 1) >> shift, 0, to); bin <= to; bin++)
        {
            found.AddRange(items.AsSpan(first[bin], first[bin + 1] - first[bin]));
        }

        found.Sort();
        var kept = 0;
        for (var i = 0; i < found.Count; i++)
        {
            if (i == 0 || found[i] != found[i - 1])
            {
                found[kept++] = found[i];
            }
        }

        found.RemoveRange(kept, found.Count - kept);
    }

    /// <summary>Whether a range lies in one stretch, so that the quick look-up is enough.</summary>
    public bool InOne(int start, int end) => (start - 1) >> shift == (end - 1) >> shift;

    private void Visit(Contig contig, ReadOnlySpan<TranscriptRow> rows, Range own, int margin, Action<int, int> visit)
    {
        var last = new int[first.Length];
        Array.Fill(last, -1);
        var (from, count) = own.GetOffsetAndLength(rows.Length);
        for (var row = from; row < from + count; row++)
        {
            foreach (var (start, end) in Pieces(contig, rows[row].Start - margin, rows[row].End + margin))
            {
                for (var bin = (start - 1) >> shift; bin <= (end - 1) >> shift; bin++)
                {
                    if (last[bin] != row)
                    {
                        last[bin] = row;
                        visit(bin, row);
                    }
                }
            }
        }
    }

    private static IEnumerable<(int Start, int End)> Pieces(Contig contig, int start, int end)
    {
        yield return (Math.Max(start, 1), Math.Min(end, contig.Length));
        if (contig.Circular && start < 1)
        {
            yield return (Math.Max(start + contig.Length, 1), contig.Length);
        }

        if (contig.Circular && end > contig.Length)
        {
            yield return (1, Math.Min(end - contig.Length, contig.Length));
        }
    }
}
