namespace GasOrleans.Annotation.Consequences;

/// <summary>
/// The first and last of something, 0 where it is outside and cannot be said. For an insertion the first is one more than
/// the last: it lies between the two.
/// </summary>
internal readonly record struct Stretch(int First, int Last)
{
    public bool IsEmpty => First == 0 && Last == 0;

    /// <summary>The codons in which coding positions lie.</summary>
    public Stretch InCodons => new(Codon(First), Codon(Last));

    private static int Codon(int position) => position == 0 ? 0 : ((position - 1) / 3) + 1;
}
