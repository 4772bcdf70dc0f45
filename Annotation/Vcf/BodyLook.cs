using System.Text;
using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Vcf;

/// <summary>What the first records show before any is processed.</summary>
/// <param name="Refusal">Why the file is refused, if it is.</param>
/// <param name="Columns">The columns that most records have; 0 without records.</param>
/// <param name="Contigs">The chromosome names, in order of appearance.</param>
internal sealed record BodyLook(Problem? Refusal, int Columns, IReadOnlyList<string> Contigs)
{
    private const int LongestFirstLine = 4096;
    private const int TriedRecords = 100;

    /// <summary>Looks at the records in <paramref name="text"/>.</summary>
    /// <param name="text">What follows the header, as far as it was read ahead.</param>
    /// <param name="line">The number of its first line.</param>
    /// <param name="declared">Whether a header says that this is a VCF.</param>
    public static BodyLook Take(ReadOnlySpan<byte> text, long line, bool declared)
    {
        var contigs = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Problem? refusal = null;
        var widths = new Dictionary<int, int>();
        var records = 0;
        var accepted = declared;
        foreach (var range in text.Split((byte)'\n'))
        {
            var record = text[range].TrimEnd("\r\t"u8);
            if (!IsRecord(record))
            {
                line++;
                continue;
            }

            var shape = records < TriedRecords ? RecordShape.Of(First(record)) : null;
            refusal ??= records == 0 ? shape!.Refuse(line, text, declared) : null;
            accepted |= shape is { IsVariant: true };
            var width = record.Count((byte)'\t') + 1;
            widths[width] = widths.GetValueOrDefault(width) + 1;
            Note(record, seen, contigs);
            records++;
            line++;
        }

        refusal ??= accepted ? null : Problem.OfFile(Code.NotVcf, FileSignature.Neither);
        var columns = widths.OrderByDescending(width => width.Value).ThenByDescending(width => width.Key).FirstOrDefault().Key;
        return new(refusal, columns, contigs);
    }

    private static bool IsRecord(ReadOnlySpan<byte> line) => !line.IsEmpty && line[0] != '#' && line.ContainsAnyExcept(" \t"u8);

    private static string First(ReadOnlySpan<byte> record) => Encoding.Latin1.GetString(record[..Math.Min(record.Length, LongestFirstLine)]);

    private static void Note(ReadOnlySpan<byte> record, HashSet<string> seen, List<string> contigs)
    {
        var tab = record.IndexOf((byte)'\t');
        if (tab is > 0 and <= ContigName.Longest && ContigName.CanDeclare(record[..tab])
            && Encoding.UTF8.GetString(record[..tab]) is var name && seen.Add(name))
        {
            contigs.Add(name);
        }
    }
}
