using System.IO.Compression;
using GasOrleans.Annotation.Browsing;
using GasOrleans.Annotation.Consequences;
using GasOrleans.Annotation.Input;
using GasOrleans.Annotation.Output;
using GasOrleans.Annotation.Reference;
using GasOrleans.Annotation.Resuming;
using GasOrleans.Annotation.Vcf;

namespace GasOrleans.Annotation;

/// <summary>One annotation: the header unless an earlier run wrote it, the records, and at the end index and log.</summary>
internal sealed class Run : IDisposable
{
    private readonly ReferenceBundle bundle;
    private readonly AnnotationLimits limits;
    private readonly AnnotationOptions options;
    private readonly int parallelism;
    private readonly UploadedBytes upload;
    private readonly ITextSource text;
    private readonly AnnotationOutputs outputs;
    private readonly LineReader lines;
    private readonly BgzfWriter output;
    private readonly Ledger ledger;
    private int? columns;

    public Run(ReferenceBundle bundle, AnnotationLimits limits, AnnotationOptions options, int parallelism, UploadedBytes upload, ITextSource text, AnnotationOutputs outputs, AnnotationCheckpoint? from, RunState? state)
    {
        (this.bundle, this.limits, this.options, this.parallelism, this.upload, this.text, this.outputs) = (bundle, limits, options, parallelism, upload, text, outputs);
        lines = new(text, upload, limits, state?.Place ?? default);
        output = new(outputs.Vcf, CompressionLevel.Fastest, from?.OutputLength ?? 0);
        ledger = new(bundle, limits);
        columns = state?.Columns;
        if (state is not null)
        {
            ledger.Load(state.Ledger);
        }
    }

    public async Task<AnnotationOutcome> AnnotateAsync(IProgress<AnnotationProgress>? progress, CheckpointReached? reached, CancellationToken ct)
    {
        if (columns is null)
        {
            var header = new HeaderStage(bundle, limits, options, lines, output, ledger.Tally);
            if (await header.RunAsync(ct) is { } unreadable)
            {
                return new Refused(unreadable);
            }

            columns = header.Columns;
        }

        var records = new RecordStage(bundle, limits, options, lines, output, ledger, columns.Value, parallelism);
        var refusal = await records.RunAsync(end => MovedAsync(end, progress, reached, ct), ct);
        if ((refusal ?? Ending.Judge(text, lines, ledger.Counts, ledger.Tally)) is { } unusable)
        {
            return new Refused(unusable);
        }

        await output.FinishAsync(ct);
        await ledger.Index.WriteAsync(outputs.Index, ct);
        var summary = Summary.Of(ledger, bundle.Manifest, await WriteTableAsync(ct));
        await CountLog.WriteAsync(outputs.Log, summary, ct);
        return new Annotated(summary);
    }

    public void Dispose() => lines.Dispose();

    private async ValueTask<bool> WriteTableAsync(CancellationToken ct)
    {
        if (output.Position <= TableFile.SmallResult)
        {
            return false;
        }

        var texts = new TableTexts(CsqFormat.Of(bundle.Manifest, options), [.. ledger.Contigs.All.Select(contig => contig.Name)]);
        await outputs.Table.WriteAsync(TableFile.ToBytes(ledger.Table, bundle, texts, ledger.Counts.Records, ledger.Counts.Known), ct);
        await outputs.Table.FlushAsync(ct);
        return true;
    }

    /// <summary>A chunk is written; <paramref name="end"/> is where it ended, or nothing amid one.</summary>
    private ValueTask MovedAsync(LinePlace? end, IProgress<AnnotationProgress>? progress, CheckpointReached? reached, CancellationToken ct)
    {
        progress?.Report(new(ledger.Counts.Taken, upload.Read, LogSoFar));
        if (end is not { } place)
        {
            return ValueTask.CompletedTask;
        }

        var (decodedFrom, inputOffset) = text.Places.Before(place.Text);
        return reached is null ? ValueTask.CompletedTask : reached(() => Take(place, decodedFrom, inputOffset), ct);
    }

    private string LogSoFar() => CountLog.Text(Summary.Of(ledger, bundle.Manifest, table: false), isWhole: false);

    private AnnotationCheckpoint Take(LinePlace place, long decodedFrom, long inputOffset)
    {
        var state = new RunState(RunState.MadeFor(bundle, options), place, decodedFrom, text.Seen, columns!.Value, ledger.Save());
        return new(inputOffset, output.Position, state.ToBytes());
    }
}
