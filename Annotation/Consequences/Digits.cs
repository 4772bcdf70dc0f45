using System.Numerics;

namespace GasOrleans.Annotation.Consequences;

/// <summary>A number of up to eight digits as text, which an entry writes several times: the first digit is the lowest byte.</summary>
/// <param name="Text">The digits.</param>
/// <param name="Count">How many there are.</param>
internal readonly record struct Digits(ulong Text, int Count)
{
    /// <summary>The first number that has more.</summary>
    public const uint TooLarge = 100_000_000;

    private const ulong Zeros = 0x3030_3030_3030_3030;

    /// <summary>
    /// All digits at once: the number is cut into halves that stand side by side, these into hundreds, these into digits. To
    /// divide is to multiply and shift, which is exact for numbers as small as these.
    /// </summary>
    public static Digits Of(uint number)
    {
        var (high, low) = Math.DivRem(number, 10_000u);
        var halves = high | ((ulong)low << 32);
        var hundreds = ((halves * 5243) >> 19) & 0x0000_007F_0000_007F;
        var pairs = hundreds | ((halves - (hundreds * 100)) << 16);
        var tens = ((pairs * 103) >> 10) & 0x000F_000F_000F_000F;
        var all = tens | ((pairs - (tens * 10)) << 8);
        var leading = Math.Min(BitOperations.TrailingZeroCount(all) / 8, 7);
        return new((all | Zeros) >> (leading * 8), 8 - leading);
    }
}
