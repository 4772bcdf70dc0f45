using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using GasOrleans.Annotation.Input;
using GasOrleans.Annotation.Resuming;

namespace GasOrleans.Annotation.Output;

/// <summary>Builds the tabix index (.tbi) of a sorted VCF while it is written (tabix specification).</summary>
internal sealed class TabixIndex
{
    private const int MostWindows = 4 << 20;
    private const long End = 1L << 29;

    private const string Unsorted = "the records are not sorted";

    private readonly List<TabixSequence> sequences = [];
    private long windows;

    /// <summary>Why there can be no index; null while there can.</summary>
    public string? Obstacle { get; private set; }

    /// <summary>Adds a record: its contig's place in order of appearance, its 0-based half-open span, where its line stands.</summary>
    public void Add(int contig, string name, long start, long end, ulong from, ulong to)
    {
        if (Obstacle is not null)
        {
            return;
        }

        if (end > End)
        {
            GiveUp("a position lies beyond 536,870,912, the most that a tabix index can hold");
            return;
        }

        if (Sequence(contig, name, start) is { } sequence)
        {
            Grow(sequence.Add((int)start, (int)end, from, to));
        }
    }

    /// <summary>The block of the last record has ended; offsets are those of the next byte.</summary>
    public void EndAt(ulong end)
    {
        if (sequences.Count > 0)
        {
            sequences[^1].EndAt(end);
        }
    }

    /// <summary>
    /// Adds the index of records that follow. <paramref name="contigs"/> says what place their contigs have here, and
    /// <paramref name="offset"/> where in the file their first block stands.
    /// </summary>
    public void Append(TabixIndex later, IReadOnlyList<int> contigs, long offset)
    {
        if (later.Obstacle is { } obstacle)
        {
            GiveUp(Obstacle ?? obstacle);
        }

        for (var i = 0; Obstacle is null && i < later.sequences.Count; i++)
        {
            var added = later.sequences[i];
            if (Sequence(contigs[i], added.Name, added.FirstStart) is { } sequence)
            {
                Grow(sequence.Append(added, (ulong)offset << 16));
            }
        }
    }

    /// <summary>Empties it, to be used for other records.</summary>
    public void Clear()
    {
        sequences.Clear();
        (windows, Obstacle) = (0, null);
    }

    public TabixState Save() => new(Obstacle, windows, [.. sequences.Select(sequence => sequence.Save())]);

    public void Load(TabixState state)
    {
        (Obstacle, windows) = (state.Obstacle, state.Windows);
        sequences.AddRange(state.Sequences.Select(TabixSequence.Of));
    }

    /// <summary>Writes the index, itself BGZF, if there can be one.</summary>
    public async ValueTask WriteAsync(Stream stream, CancellationToken ct)
    {
        if (ToBytes() is { } bytes)
        {
            await stream.WriteAsync(bytes, ct);
            await stream.FlushAsync(ct);
        }
    }

    /// <summary>The index, itself BGZF; null when there can be none.</summary>
    public byte[]? ToBytes()
    {
        if (Obstacle is not null)
        {
            return null;
        }

        var output = new BgzfBlocks(CompressionLevel.Optimal);
        output.Write("TBI\x01"u8);
        byte[] names = [.. sequences.SelectMany(sequence => Encoding.UTF8.GetBytes(sequence.Name + "\0"))];

        // Number of sequences, format VCF, columns of sequence, begin and end, the meta character, lines to skip.
        foreach (var value in (ReadOnlySpan<int>)[sequences.Count, 2, 1, 2, 0, '#', 0, names.Length])
        {
            Write(output, value);
        }

        output.Write(names);
        sequences.ForEach(sequence => sequence.Write(output));
        Write(output, 0UL);
        output.EndBlock();
        return [.. output.Complete.Span, .. GzipHeader.EndBlock];
    }

    /// <summary>The sequence that goes on at this start; null when the records are not sorted.</summary>
    private TabixSequence? Sequence(int contig, string name, long start)
    {
        if (contig == sequences.Count)
        {
            sequences.Add(new(name));
        }

        if (contig == sequences.Count - 1 && start >= sequences[^1].LastStart)
        {
            return sequences[^1];
        }

        GiveUp(Unsorted);
        return null;
    }

    private void Grow(int by)
    {
        windows += by;
        if (windows > MostWindows)
        {
            GiveUp("the positions are spread over too many windows for a tabix index");
        }
    }

    private void GiveUp(string why)
    {
        Obstacle = why;
        sequences.Clear();
    }

    internal static void Write(BgzfBlocks output, int value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        output.Write(bytes);
    }

    internal static void Write(BgzfBlocks output, ulong value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        output.Write(bytes);
    }
}
