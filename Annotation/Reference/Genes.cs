using System.Text;

namespace GasOrleans.Annotation.Reference;

/// <summary>The transcripts of a stretch of a contig.</summary>
public static class Genes
{
    /// <summary>Those that touch the bases from <paramref name="start"/> to <paramref name="end"/>, left to right, <paramref name="most"/> at most.</summary>
    public static IReadOnlyList<Gene> Within(ReferenceBundle bundle, Contig contig, int start, int end, int most)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        ArgumentNullException.ThrowIfNull(contig);
        var file = bundle.Transcripts;
        var found = new List<Gene>();
        foreach (ref readonly var row in file.Rows[file.On(contig.Index)])
        {
            if (row.Start <= end && row.End >= start)
            {
                found.Add(Of(file, row));
            }

            if (found.Count == most)
            {
                break;
            }
        }

        return found;
    }

    private static Gene Of(TranscriptFile file, in TranscriptRow row)
    {
        var exons = new (int, int)[row.ExonCount];
        foreach (var (i, exon) in file.Exons(row).ToArray().Index())
        {
            exons[i] = (exon.Start, exon.End);
        }

        var symbol = Words(file, row.Symbol);
        return new(symbol.Length > 0 ? symbol : Words(file, row.Gene), Words(file, row.Feature), Words(file, row.Biotype),
            row.Start, row.End, row.Forward, row.CodingStart, row.CodingEnd, exons);
    }

    private static string Words(TranscriptFile file, Text text) => Encoding.UTF8.GetString(file.Read(text));
}
