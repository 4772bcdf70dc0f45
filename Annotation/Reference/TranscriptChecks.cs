using System.Text;

namespace GasOrleans.Annotation.Reference;

/// <summary>Holds the transcripts against the sequence: what was true when the bundle was built must be true when it is opened.</summary>
internal static class TranscriptChecks
{
    /// <param name="file">The transcripts.</param>
    /// <param name="contigs">The sequences.</param>
    /// <param name="path">The file's name.</param>
    /// <param name="bases">Whether to look at the bases, too.</param>
    public static void Run(TranscriptFile file, IReadOnlyList<Contig> contigs, string path, bool bases)
    {
        if (file.Rows.Length == 0)
        {
            throw new BrokenBundleException(path, "has no transcript, so every variant would be intergenic");
        }

        var last = 0;
        foreach (ref readonly var row in file.Rows)
        {
            if (!file.Has(row.Feature) || !file.Has(row.Gene) || !file.Has(row.Symbol) || !file.Has(row.Biotype) || !file.Has(row.Protein))
            {
                throw new BrokenBundleException(path, $"has a transcript at {row.Start}-{row.End} without names");
            }

            if ((row.Contig < last ? "stands behind one of a later contig" : Problem(file, row, contigs, bases)) is { } problem)
            {
                throw new BrokenBundleException(path, $"{Name(file, row)} {problem}");
            }

            last = row.Contig;
        }
    }

    private static string? Problem(TranscriptFile file, in TranscriptRow row, IReadOnlyList<Contig> contigs, bool bases)
    {
        if (row.Contig < 0 || row.Contig >= contigs.Count)
        {
            return "is on a contig that does not exist";
        }

        var contig = contigs[row.Contig];
        if (row.Start < 1 || row.End < row.Start || row.Start > contig.Length || row.End > (contig.Circular ? 2L * contig.Length : contig.Length))
        {
            return $"lies at {row.Start}-{row.End}, outside of {contig.Name} (1-{contig.Length})";
        }

        if (!Fits(row.FirstExon, row.ExonCount, file) || row.ExonCount == 0 || !Fits(row.FirstCoding, row.CodingCount, file) || row.Strand is not (1 or -1))
        {
            return "has no exons, no strand, or segments that are not in the file";
        }

        if (!Ascending(file.Exons(row), row.Start, row.End))
        {
            return "has exons that are not in order or lie outside of it";
        }

        return row.Coding ? CodingProblem(file, row, contig, bases) : null;
    }

    private static string? CodingProblem(TranscriptFile file, in TranscriptRow row, Contig contig, bool bases)
    {
        var coding = file.Coding(row);
        if (!GeneticCode.Exists(row.GeneticCode))
        {
            return $"uses genetic code {row.GeneticCode}, which is not among {string.Join(", ", GeneticCode.Known)}";
        }

        if (row.CodingStart < row.Start || row.CodingEnd > row.End || !Ascending(coding, row.CodingStart, row.CodingEnd))
        {
            return "has a coding sequence that is not in order or lies outside of it";
        }

        var length = row.Padding;
        foreach (var segment in coding)
        {
            length += segment.End - segment.Start + 1;
        }

        if (length != row.CodingLength)
        {
            return $"says its coding sequence has {row.CodingLength} bases, but it has {length}";
        }

        var found = bases ? CodingSequence.Flags(row, coding, contig) : TranscriptFlags.None;
        return (found & ~row.Flags) == TranscriptFlags.None
            ? null
            : $"has a coding sequence that does not fit the bases of {contig.Name} ({found & ~row.Flags}): the files are not of the same build";
    }

    private static bool Ascending(ReadOnlySpan<Segment> segments, int start, int end)
    {
        var last = start - 1;
        foreach (var segment in segments)
        {
            // Slippage reads bases twice: a segment may begin inside the one before, but not before it.
            if (segment.Start < start || segment.End < segment.Start || segment.End > end || segment.Start <= last)
            {
                return false;
            }

            last = segment.Start;
        }

        return true;
    }

    private static bool Fits(int first, int count, TranscriptFile file) => first >= 0 && count >= 0 && first <= file.Segments.Length - count;

    private static string Name(TranscriptFile file, in TranscriptRow row) => "transcript " + Encoding.UTF8.GetString(file.Read(row.Feature));
}
