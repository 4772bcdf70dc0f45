using System.IO.Compression;
using System.Text;
using GasOrleans.Annotation.Output;

namespace GasOrleans.Annotation.Tests.Vcf;

/// <summary>Makes the files that people upload.</summary>
internal static class Upload
{
    public const string Format = "##fileformat=VCFv4.2";
    public const string Contigs = "##contig=<ID=chr1,length=40000>";
    public const string Columns = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO";

    /// <summary>A good header, then the records.</summary>
    public static byte[] Vcf(params string[] records) => Lines([Format, Contigs, Columns, .. records]);

    /// <summary>The same with samples.</summary>
    public static byte[] WithSamples(string samples, params string[] records)
        => Lines([Format, Contigs, $"{Columns}\tFORMAT\t{samples.Replace(' ', '\t')}", .. records]);

    public static byte[] Lines(params string[] lines) => Bytes(string.Concat(lines.Select(line => line + "\n")));

    public static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    public static byte[] Gzip(byte[] text, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var file = new MemoryStream();
        using (var gzip = new GZipStream(file, level, leaveOpen: true))
        {
            gzip.Write(text);
        }

        // .NET writes nothing at all for no bytes; gzip writes a member.
        return text.Length > 0 ? file.ToArray() : [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    }

    public static async Task<byte[]> BgzfAsync(byte[] text)
    {
        using var file = new MemoryStream();
        var writer = new BgzfWriter(file, CompressionLevel.Fastest);
        writer.Write(text);
        await writer.FinishAsync(TestContext.Current.CancellationToken);
        return file.ToArray();
    }
}
