namespace GasOrleans.Annotation;

/// <summary>How far an annotation is.</summary>
/// <param name="Records">Records taken so far.</param>
/// <param name="BytesRead">Bytes of the upload read so far.</param>
/// <param name="Log">Says what the count log would be, were this the end; to be called at once or never.</param>
public readonly record struct AnnotationProgress(long Records, long BytesRead, Func<string> Log);
