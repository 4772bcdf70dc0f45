using System.Buffers.Text;

namespace GasOrleans.Annotation.Vcf;

/// <summary>Reads POS strictly: digits and nothing else.</summary>
internal static class Positions
{
    public static bool TryRead(ReadOnlySpan<byte> text, out int position)
        => Utf8Parser.TryParse(text, out position, out var used) && used == text.Length && text[0] is >= (byte)'0' and <= (byte)'9';

    /// <summary>Whether QUAL is missing or a number.</summary>
    public static bool IsQuality(ReadOnlySpan<byte> text)
        => Record.IsMissing(text) || (Utf8Parser.TryParse(text, out double _, out var used) && used == text.Length);
}
