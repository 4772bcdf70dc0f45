namespace GasOrleans.Annotation.Verdicts;

/// <summary>A kind of file that is no VCF text, known by its first bytes. The browser is given the same table.</summary>
/// <param name="Code">What such a file is told.</param>
/// <param name="Found">What was found, in words.</param>
/// <param name="Start">The first bytes, in hexadecimal.</param>
public sealed record FileSignature(Code Code, string Found, string Start)
{
    /// <summary>What a file that begins with a tag is told.</summary>
    public const string WebPage = "it looks like a web page";

    /// <summary>What a text is told that could be anything.</summary>
    public const string Neither = "it has neither a VCF header nor variants";

    /// <summary>All kinds; the first that fits counts.</summary>
    public static IReadOnlyList<FileSignature> All { get; } =
    [
        new(Code.Zip, "", "504B03"),
        new(Code.Zip, "", "504B05"),
        new(Code.Bcf, "", "42434602"),
        new(Code.Bcf, "", "42434604"),
        new(Code.EncodingUtf16, "", "FFFE"),
        new(Code.EncodingUtf16, "", "FEFF"),
        new(Code.EncodingUtf16, "", "0023"),
        new(Code.EncodingUtf16, "", "2300"),
        new(Code.NotVcf, "it was compressed twice with gzip", "1F8B"),
        new(Code.NotVcf, "it is compressed with bzip2", "425A68"),
        new(Code.NotVcf, "it is compressed with xz", "FD377A585A"),
        new(Code.NotVcf, "it is compressed with zstd", "28B52FFD"),
        new(Code.NotVcf, "it is a 7z archive", "377ABCAF"),
        new(Code.NotVcf, "it is a rar archive", "52617221"),
        new(Code.NotVcf, "it is BAM, a file of alignments", "42414D01"),
        new(Code.NotVcf, "it is CRAM, a file of alignments", "4352414D"),
        new(Code.NotVcf, "it is a PDF document", "25504446"),
        new(Code.NotVcf, "it is an Office document", "D0CF11E0"),
    ];

    private byte[] Bytes { get; } = Convert.FromHexString(Start);

    internal bool Fits(ReadOnlySpan<byte> text) => text.StartsWith(Bytes);
}
