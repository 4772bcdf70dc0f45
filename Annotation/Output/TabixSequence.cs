using GasOrleans.Annotation.Resuming;

namespace GasOrleans.Annotation.Output;

/// <summary>The bins and the linear index of one contig in a tabix index.</summary>
internal sealed class TabixSequence(string name)
{
    private const int WindowShift = 14;
    private const int BinsEnd = 29;

    private readonly SortedDictionary<int, List<TabixChunk>> bins = [];
    private readonly List<ulong> linear = [];
    private int firstWindow;
    private int lastBin = -1;
    private List<TabixChunk> last = [];

    public string Name => name;

    /// <summary>Where the first record starts.</summary>
    public int FirstStart { get; private set; } = -1;

    /// <summary>Where the last record starts.</summary>
    public int LastStart { get; private set; }

    /// <summary>Adds a record; returns by how many windows and chunks the index grew.</summary>
    public int Add(int start, int end, ulong from, ulong to)
    {
        if (FirstStart < 0)
        {
            (FirstStart, firstWindow) = (start, start >> WindowShift);
        }

        LastStart = start;
        var before = linear.Count;
        while (firstWindow + linear.Count <= (end - 1) >> WindowShift)
        {
            // A window that no record touches points where the one before it points: a reader then starts early, never late.
            linear.Add(linear.Count > 0 && firstWindow + linear.Count < start >> WindowShift ? linear[^1] : from);
        }

        return linear.Count - before + (AddChunk(Bin(start, end), new(from, to)) ? 1 : 0);
    }

    /// <summary>The last record's block has ended: what follows it stands in the next.</summary>
    public void EndAt(ulong end)
    {
        if (last.Count > 0)
        {
            last[^1] = last[^1] with { To = end };
        }
    }

    /// <summary>Adds what another index holds of the same contig, of records behind those here; returns by how much the index grew.</summary>
    public int Append(TabixSequence later, ulong shift)
    {
        var before = linear.Count;
        foreach (var (i, offset) in later.linear.Index())
        {
            while (linear.Count <= later.firstWindow + i)
            {
                linear.Add(linear.Count > 0 && linear.Count < later.firstWindow + i ? linear[^1] : offset + shift);
            }
        }

        LastStart = later.LastStart;
        return linear.Count - before
            + later.bins.Sum(bin => bin.Value.Count(chunk => AddChunk(bin.Key, new(chunk.From + shift, chunk.To + shift))));
    }

    public static TabixSequence Of(TabixSequenceState state)
    {
        var sequence = new TabixSequence(state.Name) { LastStart = state.LastStart };
        sequence.linear.AddRange(state.Linear);
        foreach (var (bin, offsets) in state.Bins)
        {
            sequence.bins.Add(bin, [.. offsets.Chunk(2).Select(pair => new TabixChunk(pair[0], pair[1]))]);
        }

        return sequence;
    }

    public TabixSequenceState Save()
        => new(name, LastStart, [.. linear], bins.ToDictionary(bin => bin.Key, bin => bin.Value.SelectMany(chunk => (ulong[])[chunk.From, chunk.To]).ToArray()));

    public void Write(BgzfBlocks output)
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

    /// <summary>Whether it became a chunk of its own: right behind the last one of its bin it lengthens that.</summary>
    private bool AddChunk(int bin, TabixChunk chunk)
    {
        if (bin != lastBin && !bins.TryGetValue(lastBin = bin, out last!))
        {
            bins.Add(bin, last = []);
        }

        if (last.Count > 0 && last[^1].To == chunk.From)
        {
            last[^1] = last[^1] with { To = chunk.To };
            return false;
        }

        last.Add(chunk);
        return true;
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
}

/// <summary>A stretch of the file, by virtual offsets.</summary>
internal readonly record struct TabixChunk(ulong From, ulong To);
