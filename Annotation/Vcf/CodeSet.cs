using System.Numerics;
using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Vcf;

/// <summary>The codes of one record.</summary>
internal struct CodeSet
{
    private ulong bits;

    /// <summary>Adds a code; false when it was there.</summary>
    public bool Add(Code code)
    {
        var before = bits;
        bits |= 1UL << (int)code;
        return bits != before;
    }

    public readonly bool Contains(Code code) => (bits & (1UL << (int)code)) != 0;

    /// <summary>Takes out the first code.</summary>
    public bool TryTake(out Code code)
    {
        code = (Code)BitOperations.TrailingZeroCount(bits);
        bits &= bits - 1;
        return (int)code < 64;
    }
}
