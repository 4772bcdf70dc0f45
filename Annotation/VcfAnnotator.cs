using System.IO.Compression;
using GasOrleans.Annotation.Input;
using GasOrleans.Annotation.Output;
using GasOrleans.Annotation.Reference;
using GasOrleans.Annotation.Vcf;
using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation;

/// <summary>Annotates VCFs against a bundle, streaming, in constant memory. Safe to use for several at once.</summary>
public sealed class VcfAnnotator(ReferenceBundle bundle, AnnotationLimits limits)
{
    /// <summary>
    /// Reads <paramref name="input"/> to its end and writes the outputs. The same input and bundle give the same bytes.
    /// The work is done on the calling task.
    /// </summary>
    /// <param name="input">The upload: plain, gzip or BGZF; need not be seekable.</param>
    /// <param name="length">Its length, if known: an input that ends before is a fault of the transport.</param>
    /// <param name="outputs">Where the results go.</param>
    /// <param name="progress">Told now and then how far it is.</param>
    /// <param name="ct">Stops the work within a second.</param>
    /// <exception cref="EndOfStreamException">The input gave fewer bytes than <paramref name="length"/>.</exception>
    public async Task<AnnotationOutcome> AnnotateAsync(
        Stream input, long? length, AnnotationOutputs outputs, IProgress<AnnotationProgress>? progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        var upload = new UploadedBytes(input, length, limits.CompressedBytes);
        using var text = await TextSource.OpenAsync(upload, ct);
        using var lines = new LineReader(text, upload, limits);
        var output = new BgzfWriter(outputs.Vcf, CompressionLevel.Fastest);
        var tally = new Tally(limits.ListedPerCode);

        var header = new HeaderStage(bundle, limits, lines, output, tally);
        if (await header.RunAsync(ct) is { } unreadable)
        {
            return new Refused(unreadable);
        }

        var index = new TabixIndex();
        var records = new RecordStage(bundle, limits, lines, output, index, tally, header.Columns);
        var refusal = await records.RunAsync(() => progress?.Report(new(records.Counts.Taken, upload.Read)), ct);
        if ((refusal ?? Ending.Judge(text, lines, records.Counts, tally)) is { } unusable)
        {
            return new Refused(unusable);
        }

        await output.FinishAsync(ct);
        await index.WriteAsync(outputs.Index, ct);
        var summary = Summary.Of(records.Counts, tally, index, bundle.Manifest);
        await CountLog.WriteAsync(outputs.Log, summary, ct);
        return new Annotated(summary);
    }
}
