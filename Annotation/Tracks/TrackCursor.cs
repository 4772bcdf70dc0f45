using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Tracks;

/// <summary>
/// Goes through a track in step with sorted variants, and holds the rows near the last of them. Where variants go back or far
/// ahead it begins anew by the index. What it finds does not depend on where it was.
/// </summary>
internal sealed class TrackCursor(Track track)
{
    // Positions before a variant whose rows are kept: those that come next may lie or reach back a little.
    private const int Behind = 512;
    private const int FarAhead = 1 << 14;

    // A variant of millions of bases lies over more rows than anybody reads.
    private const int MostRows = 1 << 16;
    private const int Few = 64;

    private readonly TrackText text = track.Read();
    private TrackRow[] rows = new TrackRow[Few];
    private byte[] bytes = new byte[1 << 12];
    private int count;
    private int used;
    private int tidyAt = Few;
    private int longest;
    private int contig = -1;
    private int sequence;
    private int completeFrom;
    private int lastStart;
    private bool ended;
    private int gapFrom;
    private int gapEnd;

    public Track Track => track;

    /// <summary>The rows that may lie over the positions from <paramref name="low"/> on and begin no later than <paramref name="high"/>; some of them end before.</summary>
    public ReadOnlySpan<TrackRow> Find(Contig place, int low, int high)
    {
        if (place.Index == contig && low >= gapFrom && high < gapEnd)
        {
            return [];
        }

        if (place.Index != contig || low < completeFrom)
        {
            Begin(place, low);
        }
        else if (!ended && low > lastStart + FarAhead)
        {
            Skip(low);
        }

        while (!ended && lastStart <= high && count < MostRows)
        {
            Read(low);
        }

        var from = First(low - longest + 1);
        var to = Math.Max(First(high + 1), from);

        // Where nothing is, nothing is looked for up to the next row: most variants of a sorted file lie between rows.
        (gapFrom, gapEnd) = from < to ? (0, 0) : (low, to < count ? rows[to].Start : ended ? int.MaxValue : 0);
        return rows.AsSpan(from, to - from);
    }

    public ReadOnlySpan<byte> Line(in TrackRow row) => bytes.AsSpan(row.At, row.Length);

    private void Begin(Contig place, int low)
    {
        Clear(low);
        (contig, sequence) = (place.Index, track.SequenceOf(place));
        if (sequence >= 0 && track.Index.Before(sequence, low) is { } offset)
        {
            text.Seek(offset);
            ended = false;
        }
        else
        {
            ended = true;
        }
    }

    /// <summary>Over rows that nobody asks for, if the index says that they fill a block or more.</summary>
    private void Skip(int low)
    {
        var offset = track.Index.Before(sequence, low);
        if (offset is null)
        {
            Clear(low);
            ended = true;
        }
        else if (offset >> 16 > text.Offset >> 16)
        {
            Clear(low);
            text.Seek(offset.Value);
        }
    }

    private void Clear(int low)
    {
        (count, used, longest, lastStart) = (0, 0, 0, 0);
        completeFrom = TabixFile.WindowOf(low);
    }

    private void Read(int low)
    {
        if (!text.TryRead(out var line))
        {
            ended = true;
            return;
        }

        if (line.IsEmpty || line[0] == track.Index.Comment)
        {
            return;
        }

        if (!TrackLine.Column(line, track.Index.SequenceColumn).SequenceEqual(track.NameOf(sequence)))
        {
            ended = true;
            return;
        }

        if (!TrackLine.TryPlace(track.Index, track.Entry.Alleles?.Reference, line, out var start, out var end) || start < lastStart)
        {
            throw track.Broken($"has a row behind position {lastStart} of {track.Index.Names[sequence]} that has no position or is not in order");
        }

        lastStart = start;
        if (end < low - Behind)
        {
            completeFrom = Math.Max(completeFrom, low - Behind);
            return;
        }

        Add(line, start, end, low - Behind);
    }

    private void Add(ReadOnlySpan<byte> line, int start, int end, int behind)
    {
        if (count >= tidyAt)
        {
            Tidy(behind);
        }

        if (count == rows.Length)
        {
            Array.Resize(ref rows, rows.Length * 2);
        }

        if (bytes.Length - used < line.Length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, used + line.Length));
        }

        line.CopyTo(bytes.AsSpan(used));
        rows[count++] = new(start, end, used, line.Length);
        used += line.Length;
        longest = Math.Max(longest, end - start + 1);
    }

    /// <summary>Forgets the rows that end before a position.</summary>
    private void Tidy(int behind)
    {
        var (kept, moved) = (0, 0);
        longest = 0;
        foreach (var row in rows.AsSpan(0, count))
        {
            if (row.End >= behind)
            {
                bytes.AsSpan(row.At, row.Length).CopyTo(bytes.AsSpan(moved));
                rows[kept++] = row with { At = moved };
                moved += row.Length;
                longest = Math.Max(longest, row.End - row.Start + 1);
            }
        }

        completeFrom = kept < count ? Math.Max(completeFrom, behind) : completeFrom;
        (count, used) = (kept, moved);
        tidyAt = Math.Max(Few, 2 * kept);
    }

    /// <summary>The first row that begins at a position or behind it.</summary>
    private int First(int start)
    {
        var (low, high) = (0, count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = rows[middle].Start < start ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

/// <summary>A row near the variant that was asked about.</summary>
/// <param name="Start">Its first position, from 1.</param>
/// <param name="End">Its last position.</param>
/// <param name="At">Where its line is held.</param>
/// <param name="Length">How long that is.</param>
internal readonly record struct TrackRow(int Start, int End, int At, int Length);
