namespace GasOrleans.Annotation.Output;

/// <summary>The bins and the linear index of one contig in a tabix index.</summary>
internal sealed class TabixSequence(string name)
{
    private const int WindowShift = 14;
    private const int BinsEnd = 29;

    private readonly SortedDictionary<int, List<Chunk>> bins = [];
    private readonly List<ulong> linear = [];

    public string Name => name;

    /// <summary>Adds a record; returns by how many windows and chunks the index grew.</summary>
    public int Add(int start, int end, ulong from, ulong to)
    {
        var before = linear.Count;
        while (linear.Count <= (end - 1) >> WindowShift)
        {
            // A window that no record touches points where the one before it points: a reader then starts early, never late.
            linear.Add(linear.Count > 0 && linear.Count < start >> WindowShift ? linear[^1] : from);
        }

        var bin = Bin(start, end);
        if (!bins.TryGetValue(bin, out var chunks))
        {
            bins.Add(bin, chunks = []);
        }

        if (chunks.Count > 0 && chunks[^1].To == from)
        {
            chunks[^1] = new(chunks[^1].From, to);
            return linear.Count - before;
        }

        chunks.Add(new(from, to));
        return linear.Count - before + 1;
    }

    public void Write(BgzfWriter output)
    {
        TabixIndex.Write(output, bins.Count);
        foreach (var (bin, chunks) in bins)
        {
            TabixIndex.Write(output, bin);
            TabixIndex.Write(output, chunks.Count);
            foreach (var chunk in chunks)
            {
                TabixIndex.Write(output, chunk.From);
                TabixIndex.Write(output, chunk.To);
            }
        }

        TabixIndex.Write(output, linear.Count);
        foreach (var offset in linear)
        {
            TabixIndex.Write(output, offset);
        }
    }

    /// <summary>The smallest bin that holds the span: 16 KiB windows, five levels of eight.</summary>
    private static int Bin(int start, int end)
    {
        for (int shift = WindowShift, first = ((1 << 15) - 1) / 7; shift < BinsEnd; shift += 3, first = (first - 1) / 8)
        {
            if (start >> shift == (end - 1) >> shift)
            {
                return first + (start >> shift);
            }
        }

        return 0;
    }

    private readonly record struct Chunk(ulong From, ulong To);
}
