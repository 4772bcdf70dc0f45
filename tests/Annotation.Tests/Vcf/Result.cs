using System.IO.Compression;
using System.Text;
using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Tests.Vcf;

/// <summary>What came out of one annotation.</summary>
internal sealed record Result(AnnotationOutcome Outcome, byte[] Vcf, byte[] Index, string Log)
{
    public AnnotationSummary Summary => Assert.IsType<Annotated>(Outcome).Summary;

    public Problem Refusal => Assert.IsType<Refused>(Outcome).Problem;

    /// <summary>The lines of the output.</summary>
    public string[] Lines => Text.Split('\n')[..^1];

    public string[] Header => [.. Lines.Where(line => line.StartsWith('#'))];

    /// <summary>The records of the output, cut into columns.</summary>
    public string[][] Records => [.. Lines.Where(line => !line.StartsWith('#')).Select(line => line.Split('\t'))];

    public string Text
    {
        get
        {
            using var unzipped = new GZipStream(new MemoryStream(Vcf), CompressionMode.Decompress);
            using var reader = new StreamReader(unzipped, Encoding.Latin1);
            return reader.ReadToEnd();
        }
    }

    /// <summary>The names of the codes that occurred.</summary>
    public string[] Codes => [.. Summary.Codes.Select(code => code.Id).Order(StringComparer.Ordinal)];

    public long Count(Code code) => Summary.Codes.SingleOrDefault(count => count.Code == code)?.Count ?? 0;
}
