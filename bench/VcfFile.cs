using System.Text;
using GasOrleans.Annotation.Reference;

namespace GasOrleans.Bench;

/// <summary>Files of single-base changes, spread evenly over the demo genome.</summary>
internal static class VcfFile
{
    public static string Write(string folder, ReferenceBundle bundle, int records)
    {
        var contig = bundle.Contigs[0];
        var path = Path.Combine(folder, $"{records}.vcf");
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        file.Write("##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n");
        for (var i = 0; i < records; i++)
        {
            var position = 1 + (int)((long)i * contig.Length / records);
            var reference = (char)contig.Bases[position - 1];
            file.Write($"{contig.Name}\t{position}\t.\t{reference}\t{Other(reference)}\t.\tPASS\t.\n");
        }

        return path;
    }

    /// <summary>The largest that a free user may send, or a little less: 150 KB.</summary>
    public static string WriteSmall(string folder, ReferenceBundle bundle)
    {
        const int Most = 150 * 1024;
        const int Sample = 1000;
        var size = new FileInfo(Write(folder, bundle, Sample)).Length;
        return Write(folder, bundle, (int)(Most * (long)Sample / (size + Sample)));
    }

    private static char Other(char reference) => char.ToUpperInvariant(reference) switch { 'A' => 'C', 'C' => 'T', 'G' => 'A', _ => 'G' };
}
