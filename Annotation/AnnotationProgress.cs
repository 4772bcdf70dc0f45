namespace GasOrleans.Annotation;

/// <summary>How far an annotation is.</summary>
/// <param name="Records">Records taken so far.</param>
/// <param name="BytesRead">Bytes of the upload read so far.</param>
public readonly record struct AnnotationProgress(long Records, long BytesRead);
