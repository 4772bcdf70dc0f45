using System.Text;
using GasOrleans.Annotation.Reference;
using GasOrleans.Annotation.Reference.Building;

namespace GasOrleans.Annotation.Tracks.Building;

/// <summary>Reads a track once from its beginning to its end: whether it is in order, fits its index, and is of this genome.</summary>
internal sealed class TrackChecks(TrackRequest request, TabixFile index, AlleleColumns? alleles, Func<ReadOnlySpan<byte>, Contig?> find)
{
    private const int FewestDifferent = 3;

    private readonly HashSet<Contig> seen = [];
    private int sequence = -1;
    private byte[] name = [];
    private Contig? contig;
    private int last;
    private long different;
    private long strange;
    private long compared;

    /// <summary>How many rows there are.</summary>
    public long Rows { get; private set; }

    /// <summary>What is left out of joins, in a sentence; null when that is nothing.</summary>
    public string? LeftOut => different + strange == 0 ? null
        : $"Track {request.Name}: {Rows} rows, of which {strange} on sequences that are not there and {different} with other bases than the sequence are never joined.";

    /// <exception cref="BuildException">It cannot be used.</exception>
    public void Run(TrackText text)
    {
        for (long line = 1; ; line++)
        {
            var offset = text.Offset;
            if (!text.TryRead(out var row))
            {
                break;
            }

            if (line > index.Skipped && !row.IsEmpty && row[0] != index.Comment)
            {
                Take(row, line, offset);
            }
        }

        if (!text.EndMarked)
        {
            throw Wrong("does not end with the end marker of bgzip: it is cut short");
        }

        if (Rows == 0 || strange == Rows)
        {
            throw Wrong(Rows == 0 ? "has no rows" : $"has no row on a sequence of the genome; its sequences are {string.Join(", ", index.Names.Take(5))}");
        }

        if (different >= FewestDifferent && different * 2 >= compared)
        {
            throw Wrong($"is of another genome build: in {different} of {compared} rows the reference bases are not those of the genome");
        }
    }

    private void Take(ReadOnlySpan<byte> row, long line, ulong offset)
    {
        var own = TrackLine.Column(row, index.SequenceColumn);
        if (!own.SequenceEqual(name))
        {
            Begin(own, line);
        }

        if (!TrackLine.TryPlace(index, alleles?.Reference, row, out var start, out var end))
        {
            throw Wrong($"has no position in line {line}");
        }

        if (start < last)
        {
            throw Wrong($"is not sorted: line {line} stands behind a later position");
        }

        // Its own index leads to each row, or not at all to any place behind it.
        if (index.Before(sequence, start) is not { } from || from > offset)
        {
            throw Wrong($"has an index that is not its own: line {line} cannot be found by it. Run tabix again");
        }

        last = start;
        Rows++;
        Compare(row, start, end);
    }

    private void Compare(ReadOnlySpan<byte> row, int start, int end)
    {
        if (contig is null)
        {
            strange++;
        }
        else if (alleles is { } columns)
        {
            compared++;
            different += contig.Matches(start, TrackLine.Column(row, columns.Reference)) ? 0 : 1;
        }
        else if (start < 1 || end > contig.Length)
        {
            throw Wrong($"has a row that ends at {end}, behind the last base of {contig.Name}: it is of another genome build");
        }
    }

    private void Begin(ReadOnlySpan<byte> own, long line)
    {
        (name, last) = (own.ToArray(), 0);
        var text = Encoding.UTF8.GetString(own);
        sequence++;
        if (sequence >= index.Names.Count || index.Names[sequence] != text)
        {
            throw Wrong(index.Names.Take(sequence).Contains(text, StringComparer.Ordinal)
                ? $"is not sorted: line {line} goes back to {text}"
                : $"has an index that is not its own: line {line} names {text}. Run tabix again");
        }

        contig = find(own);
        if (contig is not null && !seen.Add(contig))
        {
            throw Wrong($"names one contig twice, {contig.Name} in line {line} by another name");
        }
    }

    private BuildException Wrong(string problem) => new($"Track {request.Name}: {request.Path} {problem}.");
}
