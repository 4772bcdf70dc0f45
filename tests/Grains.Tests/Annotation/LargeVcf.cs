using System.Globalization;
using System.Text;

namespace GasOrleans.Grains.Tests.Annotation;

/// <summary>Records that compress badly, so that few make many parts: 300 bytes each.</summary>
internal static class LargeVcf
{
    public static string Of(int records)
    {
        var random = new Random(11);
        var text = new StringBuilder("##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n");
        var noise = new byte[300];
        for (var i = 0; i < records; i++)
        {
            random.NextBytes(noise);
            text.Append(CultureInfo.InvariantCulture, $"NC_000962.3\t{1 + (i * 40)}\t.\tN\t<DEL>\t.\tPASS\tX={Convert.ToBase64String(noise)}\n");
        }

        return text.ToString();
    }
}
