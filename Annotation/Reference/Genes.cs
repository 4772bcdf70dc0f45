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

    /// <summary>The first transcript of this name or id, in either case, and its contig; <see langword="null"/> when there is none.</summary>
    public static (Contig Contig, Gene Gene)? Find(ReferenceBundle bundle, string name)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        var file = bundle.Transcripts;
        var wanted = Encoding.UTF8.GetBytes(name);
        foreach (ref readonly var row in file.Rows)
        {
            if (IsCalled(file, row.Symbol, wanted) || IsCalled(file, row.Gene, wanted) || IsCalled(file, row.Feature, wanted))
            {
                return (bundle.Contigs[row.Contig], Of(file, row));
            }
        }

        return null;
    }

    private static bool IsCalled(TranscriptFile file, Text text, ReadOnlySpan<byte> name) => Ascii.EqualsIgnoreCase(file.Read(text), name);

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
