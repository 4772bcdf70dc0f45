using GasOrleans.Annotation.Input;
using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation;

/// <summary>Annotates one VCF after the other against a bundle, streaming, in constant memory.</summary>
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
        var run = new AnnotationRun(bundle, limits, upload, text, lines, outputs, progress);
        return await run.HeaderAsync(ct) is { } unreadable ? new AnnotationOutcome.Refused(unreadable)
            : await run.RecordsAsync(ct) is { } refusal ? new AnnotationOutcome.Refused(refusal)
            : new AnnotationOutcome.Annotated(await run.FinishAsync(ct));
    }
}
