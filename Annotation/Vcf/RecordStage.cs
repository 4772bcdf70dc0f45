using GasOrleans.Annotation.Consequences;
using GasOrleans.Annotation.Input;
using GasOrleans.Annotation.Output;
using GasOrleans.Annotation.Reference;
using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Vcf;

/// <summary>The second stage: takes the lines behind the header, one at a time: judge, call, write.</summary>
internal sealed class RecordStage(ReferenceBundle bundle, AnnotationLimits limits, LineReader lines, BgzfWriter output, TabixIndex index, Tally tally, int columns)
{
    private readonly SeenContigs contigs = new(bundle, limits.Contigs);
    private readonly AlleleCaller caller = new(new AlleleAnnotator(bundle), limits, tally);
    private readonly RecordJudge judge = new(tally, columns);
    private readonly RecordWriter writer = new(output, index, tally, columns);
    private Problem? refusal;

    /// <summary>What the records came to.</summary>
    public VariantCounts Counts { get; } = new();

    /// <summary>Takes all lines; returns why the file is refused.</summary>
    public async Task<Problem?> RunAsync(Action? moved, CancellationToken ct)
    {
        do
        {
            while (!output.IsDue && lines.TryRead(out var line))
            {
                Take(line, lines.Line, ct);
                if (refusal is not null)
                {
                    return refusal;
                }
            }

            moved?.Invoke();
        }
        while (await output.SendAsync(ct) || await lines.FillAsync(ct));

        return lines.Refusal ?? Misfit.Of(bundle, contigs, Counts);
    }

    private void Take(ReadOnlySpan<byte> line, long number, CancellationToken ct)
    {
        line = line.TrimEnd((byte)'\t');
        if (!line.ContainsAnyExcept(" \t"u8))
        {
            return;
        }

        if (line[0] == '#')
        {
            tally.Add(Code.CommentInBody, number);
        }
        else if (Counts.Taken >= limits.Records)
        {
            refusal = new(Code.TooManyRecords, number, FormattableString.Invariant($"{limits.Records:N0}"));
        }
        else
        {
            Take(Record.Cut(line), number, ct);
        }
    }

    private void Take(in Record record, long number, CancellationToken ct)
    {
        if (!RecordForm.IsUsable(record, number, tally, out var position))
        {
            Counts.Skipped++;
        }
        else if (contigs.Find(record.Chrom) is { } contig)
        {
            Keep(record, contig, position, number, ct);
        }
        else
        {
            refusal = new(Code.TooManyContigs, number, FormattableString.Invariant($"{limits.Contigs:N0}"));
        }
    }

    private void Keep(in Record record, SeenContig contig, int position, long number, CancellationToken ct)
    {
        var flags = new CodeSet();
        judge.JudgeForm(record, contig, position, number, ref flags);
        var place = judge.Locate(record, contig, position, number, Counts, ref flags);
        caller.Call(record, place, position, number, Counts, ref flags, ct);
        writer.Write(record, contig, position, caller, flags);
        Counts.Records++;
    }
}
