using GasOrleans.Annotation.Vcf;

namespace GasOrleans.Annotation.Haplotypes;

/// <summary>Where the records of a chunk stand and lie, so that those near another are found without reading all lines.</summary>
internal sealed class ChunkLines
{
    private readonly List<Line> lines = [];

    public void Clear() => lines.Clear();

    /// <summary>Adds the next record; one that has no position is passed over when neighbours are looked for.</summary>
    public void Add(ReadOnlySpan<byte> text, int start, ReadOnlySpan<byte> record)
    {
        var tab = record.IndexOf((byte)'\t');
        var pos = tab < 0 ? [] : record[(tab + 1)..];
        var end = pos.IndexOf((byte)'\t');
        var position = end > 0 && Positions.TryRead(pos[..end], out var read) ? read : -1;
        var run = 0;
        if (lines.Count > 0)
        {
            var last = lines[^1];
            var same = tab == last.Contig && position >= last.Position && record[..Math.Max(tab, 0)].SequenceEqual(text.Slice(last.Start, last.Contig));
            run = last.Run + (same ? 0 : 1);
        }

        lines.Add(new(start, record.Length, position, Math.Max(tab, 0), run));
    }

    /// <summary>Whether no other begins in a range and stands in order with a record.</summary>
    public bool IsAlone(int record, long low, long high)
    {
        var run = lines[record].Run;
        var before = record > 0 && lines[record - 1].Run == run && lines[record - 1].Position >= low;
        var behind = record + 1 < lines.Count && lines[record + 1].Run == run && lines[record + 1].Position <= high;
        return !before && !behind;
    }

    /// <summary>The records on the contig of one, by place, that begin in a range and stand in order with it.</summary>
    public Range Near(int record, long low, long high)
    {
        var run = lines[record].Run;
        return First(run, low)..First(run, high + 1);
    }

    /// <summary>Where a record stands in the chunk.</summary>
    public Range At(int record) => lines[record].Start..(lines[record].Start + lines[record].Length);

    public int PositionOf(int record) => lines[record].Position;

    private int First(int run, long position)
    {
        var (low, high) = (0, lines.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = (lines[middle].Run, lines[middle].Position).CompareTo((run, (int)Math.Clamp(position, -1, int.MaxValue))) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <param name="Start">Where its line begins.</param>
    /// <param name="Length">How long it is.</param>
    /// <param name="Position">POS; -1 when it is none.</param>
    /// <param name="Contig">The length of the contig's name.</param>
    /// <param name="Run">Which run of records of one contig in order it belongs to.</param>
    private readonly record struct Line(int Start, int Length, int Position, int Contig, int Run);
}
