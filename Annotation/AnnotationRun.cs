using System.IO.Compression;
using GasOrleans.Annotation.Consequences;
using GasOrleans.Annotation.Input;
using GasOrleans.Annotation.Output;
using GasOrleans.Annotation.Reference;
using GasOrleans.Annotation.Vcf;
using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation;

/// <summary>The annotation of one input: header, records, end.</summary>
internal sealed class AnnotationRun(
    ReferenceBundle bundle,
    AnnotationLimits limits,
    UploadedBytes upload,
    ITextSource text,
    LineReader lines,
    AnnotationOutputs outputs,
    IProgress<AnnotationProgress>? progress)
{
    private const int LookAhead = 1 << 20;

    private readonly BgzfWriter output = new(outputs.Vcf, CompressionLevel.Fastest);
    private readonly TabixIndex index = new();
    private readonly Tally tally = new(limits.ListedPerCode);
    private readonly VariantCounts counts = new();
    private readonly SeenContigs contigs = new(bundle, limits.Contigs);
    private ColumnHeader columns = ColumnHeader.Standing(0);

    /// <summary>Judges the beginning and writes the header; returns why the file is refused.</summary>
    public async Task<Problem?> HeaderAsync(CancellationToken ct)
    {
        await lines.LookAheadAsync(LookAhead, ct);
        if (CannotRead() ?? FirstLook.Judge(lines.Unread, lines.Ended) is { } unreadable)
        {
            return unreadable;
        }

        var meta = new MetaHeader(output, tally, limits.Contigs);
        meta.Begin(lines.Unread);
        var named = await MetaLinesAsync(meta, ct);
        await lines.LookAheadAsync(LookAhead, ct);
        var look = BodyLook.Take(lines.Unread, lines.Line + 1, meta.SaysVcf || named);
        if (CannotRead() ?? look.Refusal ?? lines.Refusal is { } refusal)
        {
            return refusal;
        }

        return WriteHeader(meta, look, named);
    }

    /// <summary>Annotates the records; returns why the file is refused.</summary>
    public async Task<Problem?> RecordsAsync(CancellationToken ct)
    {
        var judge = new RecordJudge(limits, contigs, tally, counts, columns.Columns);
        var caller = new AlleleCaller(new AlleleAnnotator(bundle), limits, tally, counts);
        var writer = new RecordWriter(output, index, tally, columns.Columns);
        var records = new RecordAnnotator(limits, judge, caller, writer, tally, counts);
        do
        {
            while (!output.IsDue && lines.TryRead(out var line))
            {
                if (!records.Take(line, lines.Line, ct))
                {
                    return records.Refusal;
                }
            }

            ct.ThrowIfCancellationRequested();
            progress?.Report(new(counts.Records + counts.Skipped, upload.Read));
        }
        while (await SendAsync(ct) || await lines.FillAsync(ct));

        return lines.Refusal ?? CutShort() ?? Genome.Misfit(bundle, contigs, counts);
    }

    /// <summary>Completes the outputs.</summary>
    public async Task<AnnotationSummary> FinishAsync(CancellationToken ct)
    {
        foreach (var remark in text.Remarks)
        {
            tally.Add(remark, null);
        }

        if (counts.Records + counts.Skipped == 0)
        {
            tally.Add(Code.NoRecords, null);
        }

        await output.FinishAsync(ct);
        if (index.Obstacle is null)
        {
            await index.WriteAsync(outputs.Index, ct);
        }

        var summary = Summary.Of(counts, tally, index, bundle.Manifest);
        await CountLog.WriteAsync(outputs.Log, summary, ct);
        return summary;
    }
}
