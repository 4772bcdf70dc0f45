using System.Text;

namespace GasOrleans.Annotation;

/// <summary>What the results of a file are called, made from the user's name for it and safe as the last part of an S3 key.</summary>
/// <param name="Vcf">The annotated VCF.</param>
/// <param name="Index">Its tabix index.</param>
/// <param name="Log">The count log.</param>
public sealed record OutputNames(string Vcf, string Index, string Log)
{
    /// <summary>The table by which the VCF is paged and filtered.</summary>
    public string Table => Vcf + ".gsi";

    private const int Longest = 150;
    private const string Unnamed = "variants";

    private static readonly string[] Endings = [".vcf.gz", ".vcf.bgz", ".vcf", ".gz", ".bgz"];

    /// <summary>The names for a file that the user calls <paramref name="fileName"/>.</summary>
    public static OutputNames For(string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        var name = BaseOf(fileName);
        return new($"{name}.annot.vcf.gz", $"{name}.annot.vcf.gz.tbi", $"{name}.vcf.count.log");
    }

    private static string BaseOf(string fileName)
    {
        var name = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        var ending = Array.Find(Endings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) ?? "";
        var safe = Safe(name[..^ending.Length]).TrimStart('.', '-');
        return safe.Length == 0 ? Unnamed : safe;
    }

    /// <summary>Letters and digits of any script stay; what a shell, a URL or a header could trip over becomes <c>_</c>.</summary>
    private static string Safe(string name)
    {
        var safe = new StringBuilder();
        foreach (var rune in name.EnumerateRunes().Take(Longest))
        {
            var plain = Rune.IsLetterOrDigit(rune) || rune.Value is '.' or '-' or '_' or '+';
            safe.Append(plain && rune != Rune.ReplacementChar ? rune.ToString() : "_");
        }

        return safe.ToString();
    }
}
