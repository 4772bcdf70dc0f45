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

        foreach (var kind in FileSignature.All)
        {
            if (kind.Fits(text))
            {
                return Problem.OfFile(kind.Code, kind.Found);
            }
        }

        return visible is [(byte)'<', ..] ? Problem.OfFile(Code.NotVcf, FileSignature.WebPage)
            : !text.Contains((byte)'\n') && IsOldMacText(text) ? Problem.OfFile(Code.LineEndingsCr)
            : null;
    }

    private static bool IsOldMacText(ReadOnlySpan<byte> text)
        => text.TrimEnd((byte)'\r').Contains((byte)'\r') && text.IndexOfAnyInRange((byte)0, (byte)8) < 0;
}
