using System.Numerics;

namespace GasOrleans.Annotation.Consequences;

/// <summary>Several consequences of one allele on one transcript.</summary>
internal readonly record struct ConsequenceSet(ulong Bits)
{
    public bool IsEmpty => Bits == 0;

    /// <summary>The most severe of them; the set must not be empty.</summary>
    public Consequence MostSevere => (Consequence)BitOperations.TrailingZeroCount(Bits);

    public ConsequenceSet And(Consequence consequence) => new(Bits | (1UL << (int)consequence));

    public ConsequenceSet And(ConsequenceSet others) => new(Bits | others.Bits);

    public ConsequenceSet AndIf(bool condition, Consequence consequence) => condition ? And(consequence) : this;

    public bool Has(Consequence consequence) => (Bits & (1UL << (int)consequence)) != 0;

    public ConsequenceSet WithoutMostSevere() => new(Bits & (Bits - 1));
}
