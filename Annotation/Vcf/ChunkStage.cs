using GasOrleans.Annotation.Browsing;
using GasOrleans.Annotation.Consequences;
using GasOrleans.Annotation.Haplotypes;
using GasOrleans.Annotation.Input;
using GasOrleans.Annotation.Output;
using GasOrleans.Annotation.Reference;
using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Vcf;

/// <summary>
/// Takes the lines of one chunk: judge, call, write, compress. It knows nothing of other chunks, so that several can be
/// worked on at once; what it comes to waits here until <see cref="Ledger"/> has taken all that stands before.
/// </summary>
internal sealed class ChunkStage
{
    // A chunk that swells is taken in parts: what waits for its turn is bounded whatever the input.
    private const int Enough = 4 << 20;

    private readonly AnnotationLimits limits;
    private readonly AlleleCaller caller;
    private readonly RecordJudge judge;
    private readonly RecordWriter writer;
    private readonly ChunkLines? lines;
    private readonly MateFinder? mates;
    private int began;
    private int at;
    private long firstLine;
    private long line;
    private int ordinal;

    public ChunkStage(ReferenceBundle bundle, AnnotationLimits limits, AnnotationOptions options, int columns)
    {
        this.limits = limits;
        Output = new(options.Compression);
        Tally = new(limits.ListedPerCode);
        Contigs = new(bundle, limits.Contigs);
        Counts = new(bundle.Tracks.Count);
        if (columns > Record.Fixed + 1 && options.Other is null)
        {
            lines = new();
            mates = new(lines);
        }

        caller = new(new AlleleAnnotator(bundle, options) { WatchesCodons = mates is not null }, limits, Tally, options.Other);
        judge = new(Tally, columns);
        writer = new(Output, Index, Table, Tally, columns);
    }

    /// <summary>The lines; filled before <see cref="Begin"/>.</summary>
    public Chunk Chunk { get; } = new();

    /// <summary>Ends when the work that was begun is done.</summary>
    public Task Running { get; set; } = Task.CompletedTask;

    /// <summary>Whether all lines were taken.</summary>
    public bool IsDone => at == Chunk.Text.Length || Refusal is not null;

    /// <summary>Why the file is refused.</summary>
    public Problem? Refusal { get; private set; }

    public Tally Tally { get; }

    public SeenContigs Contigs { get; }

    public VariantCounts Counts { get; }

    public TabixIndex Index { get; } = new();

    public TablePart Table { get; } = new();

    public BgzfBlocks Output { get; }

    /// <summary>How the records follow each other.</summary>
    public RecordOrder Order => judge.Order;

    /// <summary>Starts with the first line.</summary>
    public void Begin()
    {
        (at, line, ordinal, Refusal) = (0, Chunk.FirstLine, 0, null);
        BeginPart();
        ListLines();
    }

    /// <summary>Forgets what it came to so far and is ready for the lines that are left.</summary>
    public void BeginPart()
    {
        (began, firstLine) = (at, line);
        Tally.Clear();
        Contigs.Clear();
        Counts.Clear();
        Index.Clear();
        Table.Clear();
        Output.Clear();
        judge.Order.Clear();
    }

    /// <summary>Takes lines until there is enough.</summary>
    public void Run(CancellationToken ct)
    {
        while (!IsDone && Output.Complete.Length < Enough)
        {
            var taken = NextLine(Chunk.Text.Written, ref at, ref line);
            if (taken.Length > limits.LineBytes)
            {
                Refusal = new(Code.LineTooLong, line - 1, FormattableString.Invariant($"{limits.LineBytes:N0}"));
                return;
            }

            Take(Trimmed(taken), line - 1, ct);
        }

        Output.EndBlock();
        Index.EndAt(Output.VirtualOffset);
    }

    /// <summary>The number of the line that holds the record of this place, from 1, among those of this part.</summary>
    public long LineOf(long record)
    {
        var (from, number) = (began, firstLine);
        while (record > 0)
        {
            record -= IsRecord(NextLine(Chunk.Text.Written, ref from, ref number).TrimEnd("\r\t"u8)) ? 1 : 0;
        }

        return number - 1;
    }

    /// <summary>Codons are shared by records of samples only: others need no list.</summary>
    private void ListLines()
    {
        lines?.Clear();
        long number = 0;
        for (var from = 0; lines is not null && from < Chunk.Text.Length;)
        {
            var text = NextLine(Chunk.Text.Written, ref from, ref number);
            var record = Trimmed(text);
            if (IsRecord(record))
            {
                var ended = from > 0 && Chunk.Text.Written[from - 1] == '\n';
                lines.Add(Chunk.Text.Written, from - text.Length - (ended ? 1 : 0), record);
            }
        }
    }

    /// <summary>The next line without its line end; empty lines before it mean nothing and are passed over at once.</summary>
    private static ReadOnlySpan<byte> NextLine(ReadOnlySpan<byte> text, ref int at, ref long line)
    {
        if (text[at] == '\n')
        {
            var empty = text[at..].IndexOfAnyExcept((byte)'\n');
            empty = empty < 0 ? text.Length - at : empty;
            (at, line) = (at + empty, line + empty);
        }

        var rest = text[at..];
        var end = rest.IndexOf((byte)'\n');
        var length = end < 0 ? rest.Length : end;
        at += end < 0 ? length : length + 1;
        line++;
        return rest[..length];
    }

    /// <summary>Without what Windows ends lines with, and without tabs that separate nothing.</summary>
    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> line)
        => line is [.., <= (byte)'\r'] ? line.TrimEnd((byte)'\r').TrimEnd((byte)'\t') : line;

    // Names mostly begin with what tells them from blanks and from comments at once.
    private static bool IsRecord(ReadOnlySpan<byte> line) => line is [> (byte)'#', ..] || (line.ContainsAnyExcept(" \t"u8) && line[0] != '#');

    private void Take(ReadOnlySpan<byte> text, long number, CancellationToken ct)
    {
        if (IsRecord(text))
        {
            Take(Record.Cut(text), number, ct);
            ordinal++;
        }
        else if (text is [(byte)'#', ..])
        {
            Tally.Add(Code.CommentInBody, number);
        }
    }

    private void Take(in Record record, long number, CancellationToken ct)
    {
        if (!RecordForm.IsUsable(record, number, Tally, out var position))
        {
            Counts.Skipped++;
        }
        else if (Contigs.Find(record.Chrom) is { } contig)
        {
            contig.Note(number, position);
            Keep(record, contig, position, number, ct);
        }
        else
        {
            Refusal = new(Code.TooManyContigs, number, FormattableString.Invariant($"{limits.Contigs:N0}"));
        }
    }

    private void Keep(in Record record, SeenContig contig, int position, long number, CancellationToken ct)
    {
        var flags = new CodeSet();
        judge.JudgeForm(record, contig, position, number, ref flags);
        var place = judge.Locate(record, contig, position, number, Counts, ref flags);
        caller.Call(record, place, position, number, Counts, ref flags, ct);
        if (place is not null && caller.Codons is { Count: > 0 } codons && mates!.Find(Chunk.Text.Written, ordinal, place, codons))
        {
            caller.CallTogether(record, place, position, mates.Mates, ct);
        }

        writer.Write(record, contig, position, caller, flags);
        Counts.Records++;
    }
}
