using System.Globalization;
using System.Text;
using GasOrleans.Genomes;

namespace GasOrleans.WebClient.Browsing;

/// <summary>A genome as the FASTA file that it would be, each sequence on one line, and the index of that file (samtools' faidx).</summary>
internal sealed class SequenceText
{
    private readonly List<(GenomeContig Contig, byte[] Title, long Start)> contigs = [];

    public SequenceText(IReadOnlyList<GenomeContig> all)
    {
        foreach (var contig in all)
        {
            var title = Encoding.UTF8.GetBytes($">{contig.Name}\n");
            contigs.Add((contig, title, Length));
            Length += title.Length + contig.Length + 1;
        }
    }

    /// <summary>How many bytes the file would have.</summary>
    public long Length { get; }

    public string Index()
    {
        var lines = new StringBuilder();
        foreach (var (contig, title, start) in contigs)
        {
            lines.Append(CultureInfo.InvariantCulture, $"{contig.Name}\t{contig.Length}\t{start + title.Length}\t{contig.Length}\t{contig.Length + 1}\n");
        }

        return lines.ToString();
    }

    /// <summary>What stands in a stretch of the file, in order: text, or bases of a contig, <paramref name="most"/> at a time.</summary>
    public IEnumerable<(byte[]? Text, string? Contig, long Start, int Count)> Parts(long from, long length, int most)
    {
        var end = from + length;
        foreach (var (contig, title, start) in contigs)
        {
            var (bases, line) = (start + title.Length, start + title.Length + contig.Length);
            if (Cut(start, bases) is { Count: > 0 } head)
            {
                yield return (title[(int)(head.From - start)..(int)(head.From - start + head.Count)], null, 0, 0);
            }

            for (var at = Cut(bases, line); at.Count > 0; at = (at.From + most, at.Count - most))
            {
                yield return (null, contig.Name, at.From - bases, (int)Math.Min(at.Count, most));
            }

            if (Cut(line, line + 1).Count > 0)
            {
                yield return ("\n"u8.ToArray(), null, 0, 0);
            }
        }

        (long From, long Count) Cut(long first, long last) => (Math.Max(first, from), Math.Min(last, end) - Math.Max(first, from));
    }
}
