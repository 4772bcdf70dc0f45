namespace GasOrleans.Annotation;

/// <summary>Where the results go: forward-only streams, not closed here. They are worth publishing only when the outcome is <see cref="Annotated"/>.</summary>
/// <param name="Vcf">The annotated VCF, BGZF.</param>
/// <param name="Index">Its tabix index; nothing is written when <see cref="AnnotationSummary.HasIndex"/> is false.</param>
/// <param name="Log">The count log, UTF-8 text.</param>
public sealed record AnnotationOutputs(Stream Vcf, Stream Index, Stream Log)
{
    /// <summary>The table by which the VCF is paged and filtered; nothing is written when <see cref="AnnotationSummary.HasTable"/> is false.</summary>
    public Stream Table { get; init; } = Stream.Null;
}
