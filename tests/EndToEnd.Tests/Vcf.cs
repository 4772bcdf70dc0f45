using System.IO.Compression;
using System.Text;
using GasOrleans.Annotation.Reference;

namespace GasOrleans.EndToEnd.Tests;

/// <summary>VCFs to send, and what comes back taken apart.</summary>
internal static class Vcf
{
    public static readonly string Known = Path.Combine(Repository.Root, "tests", "Annotation.Tests", "Data", "tb-known.vcf");
    private static readonly string Bundle = Path.Combine(Repository.Root, ".local", "bundles", "h37rv");

    /// <summary>Writes a VCF of single-base changes, one at each position of the demo genome from the first on, around and around.</summary>
    public static string Write(string folder, string name, int records)
    {
        using var bundle = ReferenceBundle.Open(Bundle);
        var contig = bundle.Contigs[0];
        var path = Path.Combine(folder, name);
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

    /// <summary>Writes a VCF whose result has at least so many bytes: what stands in it cannot be made much smaller.</summary>
    public static string WriteNoise(string folder, long bytes)
    {
        const int Noise = 3000; // as base64 4000 characters, which the fast deflate leaves as they are
        using var bundle = ReferenceBundle.Open(Bundle);
        var contig = bundle.Contigs[0];
        var path = Path.Combine(folder, "noise.vcf");
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20) { NewLine = "\n" };
        file.Write("##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n");
        var (random, noise, text) = (new Random(1), new byte[Noise], new char[Noise / 3 * 4]);
        var records = (int)(bytes / 3900);
        for (var i = 0; i < records; i++)
        {
            random.NextBytes(noise);
            Convert.TryToBase64Chars(noise, text, out _);
            var position = 1 + (int)((long)i * contig.Length / records);
            var reference = (char)contig.Bases[position - 1];
            file.Write($"{contig.Name}\t{position}\t.\t{reference}\t{Other(reference)}\t.\tPASS\tX=");
            file.Write(text);
            file.Write('\n');
        }

        return path;
    }

    /// <summary>The records of an annotated VCF: the columns, and the CSQ entries by the header's field names.</summary>
    public static IReadOnlyList<Record> Read(byte[] bgzf)
    {
        using var reader = new StreamReader(new GZipStream(new MemoryStream(bgzf), CompressionMode.Decompress));
        string[] fields = [];
        var records = new List<Record>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("##INFO=<ID=CSQ", StringComparison.Ordinal))
            {
                fields = line[(line.IndexOf("Format: ", StringComparison.Ordinal) + 8)..].TrimEnd('>', '"').Split('|');
            }
            else if (!line.StartsWith('#'))
            {
                records.Add(Take(line.Split('\t'), fields));
            }
        }

        return records;
    }

    private static Record Take(string[] columns, string[] fields)
    {
        var info = columns[7].Split(';').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair.Length > 1 ? pair[1] : "");
        var entries = info.GetValueOrDefault("CSQ", "").Split(',').Select(entry => fields.Zip(entry.Split('|')).ToDictionary(pair => pair.First, pair => pair.Second));
        return new(columns[2], info, [.. entries]);
    }

    private static char Other(char reference) => char.ToUpperInvariant(reference) switch { 'A' => 'C', 'C' => 'T', 'G' => 'A', _ => 'G' };

    /// <summary>A record as it came back.</summary>
    internal sealed record Record(string Id, IReadOnlyDictionary<string, string> Info, IReadOnlyList<Dictionary<string, string>> Consequences);
}
