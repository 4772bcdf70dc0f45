using System.Buffers;
using System.Globalization;
using System.Text;

namespace GasOrleans.Annotation.Reference.Building;

/// <summary>Reads known variants off a VCF: those of its alleles that are bases and have an id.</summary>
internal static class KnownVcf
{
    private static readonly SearchValues<char> Bases = SearchValues.Create("ACGTacgt");

    public static IEnumerable<KnownDraft> Read(string path)
    {
        using var text = BuildFile.OpenText(path);
        for (var number = 1; text.ReadLine() is { } line; number++)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var columns = line.Split('\t', 6);
            if (columns.Length < 5 || !int.TryParse(columns[1], NumberStyles.None, CultureInfo.InvariantCulture, out var position))
            {
                throw new BuildException($"{path}, line {number}: expected the columns of VCF, with a position in the second.");
            }

            foreach (var alternate in columns[2] == "." || !IsBases(columns[3]) ? [] : columns[4].Split(','))
            {
                if (IsBases(alternate) && !alternate.Equals(columns[3], StringComparison.OrdinalIgnoreCase))
                {
                    yield return new(columns[0], position, Encoding.ASCII.GetBytes(columns[3].ToUpperInvariant()), Encoding.ASCII.GetBytes(alternate.ToUpperInvariant()), columns[2]);
                }
            }
        }
    }

    private static bool IsBases(string allele) => allele.Length > 0 && !allele.AsSpan().ContainsAnyExcept(Bases);
}
