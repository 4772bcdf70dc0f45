using System.Buffers;

namespace GasOrleans.Annotation.Vcf;

/// <summary>What a chromosome may be called (VCF 4.3, section 1.4.7).</summary>
internal static class ContigName
{
    /// <summary>Longer names are not names.</summary>
    public const int Longest = 255;

    private static readonly SearchValues<byte> Letters =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&+./:;?@^_|~*=-"u8);

    /// <summary>Whether a record may carry it.</summary>
    public static bool IsValid(ReadOnlySpan<byte> name) => name.Length is > 0 and <= Longest && name.IndexOfAnyInRange((byte)0, (byte)' ') < 0;

    /// <summary>Whether a ##contig line may carry it.</summary>
    public static bool CanDeclare(ReadOnlySpan<byte> name) => name.Length is > 0 and <= Longest && name[0] is not ((byte)'*' or (byte)'=') && !name.ContainsAnyExcept(Letters);
}
