using GasOrleans.Annotation.Resuming;

namespace GasOrleans.Annotation;

/// <summary>An engine. All of them judge inputs alike and write the same kinds of outputs; whose calls the outputs hold their header says.</summary>
public interface IVcfAnnotator
{
    /// <summary>
    /// Reads <paramref name="input"/> to its end and writes the outputs, by a run that can be taken up again, or that takes one
    /// up. The same input and bundle give the same bytes.
    /// </summary>
    /// <param name="input">The upload (plain, gzip or BGZF), from <see cref="AnnotationCheckpoint.InputOffset"/> on; need not be seekable.</param>
    /// <param name="length">The length of the whole upload, if known: an input that ends before is a fault of the transport.</param>
    /// <param name="outputs">The VCF goes on at <see cref="AnnotationCheckpoint.OutputLength"/>; index and log are written as a whole.</param>
    /// <param name="progress">Told now and then how far it is.</param>
    /// <param name="from">Where an earlier run stood, if <see cref="CanGoOnFrom"/>; null to begin.</param>
    /// <param name="reached">Asked now and then whether it wants a checkpoint; an engine may have none to give.</param>
    /// <param name="ct">Stops the work within a second.</param>
    Task<AnnotationOutcome> AnnotateAsync(
        Stream input, long? length, AnnotationOutputs outputs, IProgress<AnnotationProgress>? progress, AnnotationCheckpoint? from, CheckpointReached? reached, CancellationToken ct);

    /// <summary>Whether this engine can go on from a checkpoint.</summary>
    bool CanGoOnFrom(AnnotationCheckpoint checkpoint);
}
