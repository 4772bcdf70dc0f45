using System.Numerics;

namespace GasOrleans.Annotation.Output;

/// <summary>
/// Deflate's fixed Huffman codes (RFC 1951, 3.2.6), ready to be appended: bits in the order in which they stand in the stream,
/// what follows a code in as many bits as its symbol has included, and above <see cref="CountShift"/> how many bits that are.
/// </summary>
internal static class FixedCodes
{
    public const int CountShift = 24;
    public const uint Mask = (1 << CountShift) - 1;
    public const int ShortestMatch = 3;
    public const int LongestMatch = 258;
    public const int FarthestMatch = 32 << 10;

    private const int FirstLength = 257;
    private const int LastLength = 285;
    private const int DistanceBits = 5;

    /// <summary>A byte as it is.</summary>
    public static readonly uint[] Literals = [.. Enumerable.Range(0, 256).Select(Symbol)];

    /// <summary>That so many bytes come again.</summary>
    public static readonly uint[] Lengths = [.. Enumerable.Range(0, LongestMatch + 1).Select(Length)];

    private static readonly byte[] Distances = [.. Enumerable.Range(0, 1 << DistanceBits).Select(code => (byte)Reversed(code, DistanceBits))];

    /// <summary>How far before here they stand.</summary>
    public static uint Distance(int distance)
    {
        var before = (uint)distance - 1;
        if (before < 2)
        {
            return Distances[before] | ((uint)DistanceBits << CountShift);
        }

        // Each power of two has two codes, told apart by the bit behind the highest; what is below that follows.
        var follow = BitOperations.Log2(before) - 1;
        var code = (2 * follow) + (int)(before >> follow);
        return Distances[code] | ((before & ((1u << follow) - 1)) << DistanceBits) | ((uint)(DistanceBits + follow) << CountShift);
    }

    private static uint Length(int length)
    {
        if (length < ShortestMatch)
        {
            return 0;
        }

        if (length == LongestMatch)
        {
            return Symbol(LastLength);
        }

        // Four codes for each power of two from eight on.
        var beyond = (uint)(length - ShortestMatch);
        var follow = beyond < 8 ? 0 : BitOperations.Log2(beyond) - 2;
        var symbol = Symbol(FirstLength + (4 * follow) + (int)(beyond >> follow));
        var bits = (int)(symbol >> CountShift);
        return (symbol & Mask) | ((beyond & ((1u << follow) - 1)) << bits) | ((uint)(bits + follow) << CountShift);
    }

    private static uint Symbol(int symbol)
    {
        var (code, bits) = symbol switch
        {
            < 144 => (0x30 + symbol, 8),
            < 256 => (0x190 + symbol - 144, 9),
            < 280 => (symbol - 256, 7),
            _ => (0xC0 + symbol - 280, 8),
        };
        return Reversed(code, bits) | ((uint)bits << CountShift);
    }

    /// <summary>Codes stand highest bit first, unlike all else.</summary>
    private static uint Reversed(int code, int bits)
        => (uint)Enumerable.Range(0, bits).Sum(bit => ((code >> bit) & 1) << (bits - 1 - bit));
}
