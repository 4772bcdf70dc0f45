namespace GasOrleans.Annotation.Resuming;

/// <summary>
/// A place in a run from which another run of the same upload goes on, to the same bytes as if nothing had happened in
/// between. It is worth something only when the annotated VCF up to <see cref="OutputLength"/> is safe.
/// </summary>
/// <param name="InputOffset">Where the upload must be read from.</param>
/// <param name="OutputLength">Bytes of the annotated VCF that are written; the next run writes what follows.</param>
/// <param name="State">What the run has come to so far: counts, problems, the index; for the engine alone.</param>
public sealed record AnnotationCheckpoint(long InputOffset, long OutputLength, ReadOnlyMemory<byte> State);

/// <summary>
/// Asked at each place where a run could be taken up again, after the annotated VCF was written up to there. To call
/// <paramref name="take"/> costs time; who does not want a checkpoint now does not call it.
/// </summary>
public delegate ValueTask CheckpointReached(Func<AnnotationCheckpoint> take, CancellationToken ct);
