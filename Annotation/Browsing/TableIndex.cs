using System.Runtime.InteropServices;

namespace GasOrleans.Annotation.Browsing;

/// <summary>Puts the parts of a result's table together, in the order of the chunks; bounded, whatever the result holds.</summary>
internal sealed class TableIndex
{
    public const int MostLeaves = 1 << 15;

    private const int MostIds = 4 << 20;
    private const int MostRanges = 32;

    private readonly List<TableLeaf> leaves = [];
    private readonly List<ulong> ids = [];
    private readonly SortedDictionary<int, List<LeafRange>> transcripts = [];
    private readonly List<int> places = [];
    private int leafRecords = TablePart.LeafRecords;

    public ReadOnlySpan<TableLeaf> Leaves => CollectionsMarshal.AsSpan(leaves);

    /// <summary>Where each transcript's entries are, by row.</summary>
    public IReadOnlyDictionary<int, List<LeafRange>> Transcripts => transcripts;

    /// <summary>Whether all ids are there; beyond some millions none is.</summary>
    public bool HasIds { get; private set; } = true;

    public long[] Terms { get; } = new long[32];

    /// <summary>Hash and leaf of each id, sorted, the hash in the upper half.</summary>
    public List<ulong> SortedIds()
    {
        ids.Sort();
        return ids;
    }

    /// <summary>Adds what a chunk came to, whose contigs have these places here, and whose blocks stand at <paramref name="offset"/>.</summary>
    public void Append(TablePart part, IReadOnlyList<int> contigs, long offset)
    {
        places.Clear();
        foreach (var leaf in part.Leaves)
        {
            Add(leaf with { From = leaf.From + ((ulong)offset << 16), Contig = contigs[leaf.Contig] });
            places.Add(leaves.Count - 1);
        }

        foreach (var (row, leaf) in part.Transcripts)
        {
            Add(row, places[leaf]);
        }

        foreach (var (hash, leaf) in part.Ids)
        {
            AddId(((ulong)hash << 32) | (uint)places[leaf]);
        }

        for (var term = 0; term < Terms.Length; term++)
        {
            Terms[term] += part.Terms[term];
        }

        while (leaves.Count > MostLeaves)
        {
            Halve();
        }
    }

    public TableState Save() => new(
        leafRecords, MemoryMarshal.AsBytes(Leaves).ToArray(), [.. transcripts.SelectMany(pair => pair.Value.SelectMany(range => (int[])[pair.Key, range.First, range.Last]))],
        MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(ids)).ToArray(), HasIds, [.. Terms]);

    public void Load(TableState state)
    {
        (leafRecords, HasIds) = (state.LeafRecords, state.HasIds);
        leaves.AddRange(MemoryMarshal.Cast<byte, TableLeaf>(state.Leaves));
        ids.AddRange(MemoryMarshal.Cast<byte, ulong>(state.Ids));
        state.Terms.CopyTo(Terms, 0);
        foreach (var range in state.Transcripts.Chunk(3))
        {
            Ranges(range[0]).Add(new(range[1], range[2]));
        }
    }

    private void Add(TableLeaf leaf)
    {
        if (leaves.Count > 0 && leaves[^1] is var last && last.Contig == leaf.Contig && last.Records + leaf.Records <= leafRecords)
        {
            leaves[^1] = last.With(leaf);
        }
        else
        {
            leaves.Add(leaf);
        }
    }

    private void Add(int row, int leaf)
    {
        var ranges = Ranges(row);
        if (ranges.Count > 0 && (leaf - ranges[^1].Last <= 1 || ranges.Count == MostRanges))
        {
            ranges[^1] = ranges[^1] with { Last = leaf };
        }
        else
        {
            ranges.Add(new(leaf, leaf));
        }
    }

    private void AddId(ulong id)
    {
        if (HasIds && ids.Count == MostIds)
        {
            HasIds = false;
            ids.Clear();
            ids.Capacity = 0;
        }

        if (HasIds)
        {
            ids.Add(id);
        }
    }

    private List<LeafRange> Ranges(int row)
    {
        if (!transcripts.TryGetValue(row, out var ranges))
        {
            transcripts.Add(row, ranges = []);
        }

        return ranges;
    }

    /// <summary>Makes one leaf of each two.</summary>
    private void Halve()
    {
        leafRecords *= 2;
        for (var i = 0; i < leaves.Count; i += 2)
        {
            leaves[i / 2] = i + 1 < leaves.Count ? leaves[i].With(leaves[i + 1]) : leaves[i];
        }

        leaves.RemoveRange((leaves.Count + 1) / 2, leaves.Count / 2);
        foreach (ref var id in CollectionsMarshal.AsSpan(ids))
        {
            id = (id & ~(ulong)uint.MaxValue) | ((uint)id >> 1);
        }

        foreach (var ranges in transcripts.Values)
        {
            foreach (ref var range in CollectionsMarshal.AsSpan(ranges))
            {
                range = new(range.First / 2, range.Last / 2);
            }
        }
    }
}

/// <summary>Leaves that stand together.</summary>
internal readonly record struct LeafRange(int First, int Last);

/// <summary>The state of a <see cref="TableIndex"/>.</summary>
internal sealed record TableState(int LeafRecords, byte[] Leaves, int[] Transcripts, byte[] Ids, bool HasIds, long[] Terms);
