using System.IO.Compression;
using GasOrleans.Annotation.Input;
using GasOrleans.Annotation.Output;
using GasOrleans.Annotation.Reference;
using GasOrleans.Annotation.Vcf;

namespace GasOrleans.Annotation;

/// <summary>Annotates VCFs against a bundle, streaming, in constant memory. Safe to use for several at once.</summary>
/// <param name="bundle">The genome.</param>
/// <param name="limits">What one file may cost.</param>
/// <param name="parallelism">How many parts of a large file are worked on at once, on the thread pool. The result is the same.</param>
public sealed class VcfAnnotator(ReferenceBundle bundle, AnnotationLimits limits, int parallelism = 1)
{
    /// <summary>
    /// Reads <paramref name="input"/> to its end and writes the outputs. The same input and bundle give the same bytes.
    /// A small file, and any file without parallelism, is worked on by the calling task alone.
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
        using var text = await TextSource.OpenAsync(upload, parallelism, ct);
        using var lines = new LineReader(text, upload, limits);
        var output = new BgzfWriter(outputs.Vcf, CompressionLevel.Fastest);
        var ledger = new Ledger(bundle, limits);

        var header = new HeaderStage(bundle, limits, lines, output, ledger.Tally);
        if (await header.RunAsync(ct) is { } unreadable)
        {
            return new Refused(unreadable);
        }

        var records = new RecordStage(bundle, limits, lines, output, ledger, header.Columns, parallelism);
        var refusal = await records.RunAsync(() => progress?.Report(new(ledger.Counts.Taken, upload.Read)), ct);
        if ((refusal ?? Ending.Judge(text, lines, ledger.Counts, ledger.Tally)) is { } unusable)
        {
            return new Refused(unusable);
        }

        await output.FinishAsync(ct);
        await ledger.Index.WriteAsync(outputs.Index, ct);
        var summary = Summary.Of(ledger, bundle.Manifest);
        await CountLog.WriteAsync(outputs.Log, summary, ct);
        return new Annotated(summary);
    }
}
