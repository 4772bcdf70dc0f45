using GasOrleans.Annotation.Input;
using GasOrleans.Annotation.Reference;
using GasOrleans.Annotation.Resuming;

namespace GasOrleans.Annotation;

/// <summary>Annotates VCFs against a bundle, streaming, in constant memory. Safe to use for several at once.</summary>
/// <param name="bundle">The genome.</param>
/// <param name="limits">What one file may cost.</param>
/// <param name="parallelism">How many parts of a large file are worked on at once, on the thread pool. The result is the same.</param>
/// <param name="options">What results hold besides what they always hold.</param>
public sealed class VcfAnnotator(ReferenceBundle bundle, AnnotationLimits limits, int parallelism = 1, AnnotationOptions? options = null) : IVcfAnnotator
{
    private readonly AnnotationOptions options = options ?? new();

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
    public Task<AnnotationOutcome> AnnotateAsync(
        Stream input, long? length, AnnotationOutputs outputs, IProgress<AnnotationProgress>? progress, CancellationToken ct)
        => AnnotateAsync(input, length, outputs, progress, null, null, ct);

    /// <summary>The same, by a run that can be taken up again, or that takes one up.</summary>
    /// <param name="input">The upload, from <see cref="AnnotationCheckpoint.InputOffset"/> on.</param>
    /// <param name="length">The length of the whole upload.</param>
    /// <param name="outputs">The VCF goes on at <see cref="AnnotationCheckpoint.OutputLength"/>; index and log are written as a whole.</param>
    /// <param name="progress">Told now and then how far it is.</param>
    /// <param name="from">Where an earlier run stood, if <see cref="CanGoOnFrom"/>; null to begin.</param>
    /// <param name="reached">Asked now and then whether it wants a checkpoint.</param>
    /// <param name="ct">Stops the work within a second.</param>
    public async Task<AnnotationOutcome> AnnotateAsync(
        Stream input, long? length, AnnotationOutputs outputs, IProgress<AnnotationProgress>? progress, AnnotationCheckpoint? from, CheckpointReached? reached, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        var upload = new UploadedBytes(input, length, limits.CompressedBytes, from?.InputOffset ?? 0);
        var state = from is null ? null : RunState.Read(from, bundle, options) ?? throw new ArgumentException("The checkpoint is not for this engine and genome.", nameof(from));
        using var text = state is null
            ? await TextSource.OpenAsync(upload, parallelism, ct)
            : await TextSource.ReopenAsync(upload, parallelism, state.Seen, state.DecodedFrom, state.Place.Text, ct);
        using var run = new Run(bundle, limits, options, parallelism, upload, text, outputs, from, state);
        return await run.AnnotateAsync(progress, reached, ct);
    }

    /// <summary>Whether a checkpoint was made by this build of the engine for this genome; another one cannot go on from it.</summary>
    public bool CanGoOnFrom(AnnotationCheckpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        return RunState.Read(checkpoint, bundle, options) is not null;
    }
}
