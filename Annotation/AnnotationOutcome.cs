using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation;

/// <summary>
/// How an annotation ended: <see cref="Annotated"/> or <see cref="Refused"/>. Faults of ours (a store that cannot be
/// reached, a broken bundle) are exceptions instead.
/// </summary>
public abstract record AnnotationOutcome
{
    private protected AnnotationOutcome()
    {
    }
}

/// <summary>The outputs are whole.</summary>
/// <param name="Summary">What they hold.</param>
public sealed record Annotated(AnnotationSummary Summary) : AnnotationOutcome;

/// <summary>The file cannot be used; what was written must not be published.</summary>
/// <param name="Problem">Why, where, and what the user can do.</param>
public sealed record Refused(Problem Problem) : AnnotationOutcome;
