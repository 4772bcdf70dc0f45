using System.IO.Hashing;

namespace GasOrleans.Annotation.Browsing;

/// <summary>What the table of a result needs to know of the records of a chunk.</summary>
internal sealed class TablePart
{
    /// <summary>Records of a leaf, before there are too many leaves.</summary>
    public const int LeafRecords = 256;

    private readonly Dictionary<int, int> lastLeaf = [];

    // The last row that was looked up, and the leaf: mostly it comes again and again.
    private (int Row, int Leaf) lastOnly;

    public List<TableLeaf> Leaves { get; } = [];

    /// <summary>Transcripts with an entry, by row, and the leaf.</summary>
    public List<(int Row, int Leaf)> Transcripts { get; } = [];

    /// <summary>Hashes of ids, and the leaf.</summary>
    public List<(uint Hash, int Leaf)> Ids { get; } = [];

    /// <summary>Records by consequence of any entry.</summary>
    public long[] Terms { get; } = new long[32];

    public static uint Hash(ReadOnlySpan<byte> id) => (uint)XxHash3.HashToUInt64(id);

    public void Clear()
    {
        lastLeaf.Clear();
        lastOnly = default;
        Leaves.Clear();
        Transcripts.Clear();
        Ids.Clear();
        Array.Clear(Terms);
    }

    /// <summary>Adds a record: its contig's place in order of appearance, its 0-based half-open span, and where its line stands.</summary>
    public void Add(int contig, int start, long end, ulong from, uint terms, List<int> rows, bool known)
    {
        var leaf = new TableLeaf(from, contig, start + 1, (int)Math.Min(end, int.MaxValue), terms, 1, known ? 1 : 0);
        if (Leaves.Count > 0 && Leaves[^1] is var last && last.Contig == contig && last.Records < LeafRecords)
        {
            Leaves[^1] = last.With(leaf);
        }
        else
        {
            Leaves.Add(leaf);
        }

        for (; terms != 0; terms &= terms - 1)
        {
            Terms[System.Numerics.BitOperations.TrailingZeroCount(terms)]++;
        }

        if (rows is [var only] && (only, Leaves.Count) == lastOnly)
        {
            return;
        }

        foreach (var row in rows)
        {
            lastOnly = (row, Leaves.Count);
            if (!lastLeaf.TryGetValue(row, out var seen) || seen != Leaves.Count)
            {
                lastLeaf[row] = Leaves.Count;
                Transcripts.Add((row, Leaves.Count - 1));
            }
        }
    }

    /// <summary>Adds the ids of the last record, separated by <c>;</c>.</summary>
    public void AddIds(ReadOnlySpan<byte> ids)
    {
        // Most records have none.
        if (ids is [] or [(byte)'.'])
        {
            return;
        }

        foreach (var range in ids.Split((byte)';'))
        {
            if (ids[range] is not ([] or [(byte)'.']))
            {
                Ids.Add((Hash(ids[range]), Leaves.Count - 1));
            }
        }
    }
}
