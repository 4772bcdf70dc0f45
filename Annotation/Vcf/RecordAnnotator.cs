using GasOrleans.Annotation.Output;
using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Vcf;

/// <summary>Takes the lines behind the header, one at a time: judge, call, write.</summary>
internal sealed class RecordAnnotator(AnnotationLimits limits, RecordJudge judge, AlleleCaller caller, RecordWriter writer, Tally tally, VariantCounts counts)
{
    private Problem? refusal;

    /// <summary>Why the file is refused, when it is.</summary>
    public Problem? Refusal => refusal ?? judge.Refusal;

    /// <summary>Takes one line; false when the file is refused.</summary>
    public bool Take(ReadOnlySpan<byte> line, long number, CancellationToken ct)
    {
        if (!line.ContainsAnyExcept(" \t"u8))
        {
            return true;
        }

        if (line[0] == '#')
        {
            tally.Add(Code.CommentInBody, number);
            return true;
        }

        if (counts.Records + counts.Skipped >= limits.Records)
        {
            refusal = new(Code.TooManyRecords, number, FormattableString.Invariant($"{limits.Records:N0}"));
            return false;
        }

        var record = Record.Cut(line);
        if (judge.TryPlace(record, number, out var contig, out var position))
        {
            Keep(record, contig, position, number, ct);
        }

        return Refusal is null;
    }

    private void Keep(in Record record, SeenContig contig, int position, long number, CancellationToken ct)
    {
        var flags = new CodeSet();
        judge.JudgeForm(record, contig, position, number, ref flags);
        var place = judge.Locate(record, contig, position, number, ref flags);
        caller.Call(record, place, position, number, ref flags, ct);
        writer.Write(record, contig, position, caller, flags);
        counts.Records++;
    }
}
