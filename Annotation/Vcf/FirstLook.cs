using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Vcf;

/// <summary>Recognises by its first bytes what is no VCF text at all.</summary>
internal static class FirstLook
{
    /// <summary>Null when the text may be a VCF.</summary>
    /// <param name="text">The beginning of the decoded text.</param>
    /// <param name="whole">Whether that is all of it.</param>
    public static Problem? Judge(ReadOnlySpan<byte> text, bool whole)
    {
        var visible = text.TrimStart(" \t\r\n"u8);
        if (visible.IsEmpty && whole)
        {
            return Problem.OfFile(Code.EmptyFile);
        }

        return text switch
        {
            [(byte)'P', (byte)'K', 3 or 5, ..] => Problem.OfFile(Code.Zip),
            [(byte)'B', (byte)'C', (byte)'F', < 0x20, ..] => Problem.OfFile(Code.Bcf),
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, (byte)'#', ..] or [(byte)'#', 0, ..] => Problem.OfFile(Code.EncodingUtf16),
            _ when ForeignFormat(text) is { } format => Problem.OfFile(Code.NotVcf, format),
            _ when visible is [(byte)'<', ..] => Problem.OfFile(Code.NotVcf, "it looks like a web page"),
            _ when !text.Contains((byte)'\n') && IsOldMacText(text) => Problem.OfFile(Code.LineEndingsCr),
            _ => null,
        };
    }

    private static string? ForeignFormat(ReadOnlySpan<byte> text) => text switch
    {
        [0x1F, 0x8B, ..] => "it was compressed twice with gzip",
        [(byte)'B', (byte)'Z', (byte)'h', ..] => "it is compressed with bzip2",
        [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', ..] => "it is compressed with xz",
        [0x28, 0xB5, 0x2F, 0xFD, ..] => "it is compressed with zstd",
        [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] => "it is a 7z archive",
        [(byte)'R', (byte)'a', (byte)'r', (byte)'!', ..] => "it is a rar archive",
        [(byte)'B', (byte)'A', (byte)'M', 1, ..] => "it is BAM, a file of alignments",
        [(byte)'C', (byte)'R', (byte)'A', (byte)'M', ..] => "it is CRAM, a file of alignments",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => "it is a PDF document",
        [0xD0, 0xCF, 0x11, 0xE0, ..] => "it is an Office document",
        _ => null,
    };

    private static bool IsOldMacText(ReadOnlySpan<byte> text)
        => text.TrimEnd((byte)'\r').Contains((byte)'\r') && text.IndexOfAnyInRange((byte)0, (byte)8) < 0;
}
