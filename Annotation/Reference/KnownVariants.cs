namespace GasOrleans.Annotation.Reference;

/// <summary>Finds the ids of known variants by normalised allele, without allocating.</summary>
internal sealed class KnownVariants
{
    private const int Shift = 9;

    private readonly KnownFile file;
    private readonly int[][] firstRows;

    public KnownVariants(KnownFile file, IReadOnlyList<Contig> contigs)
    {
        this.file = file;
        firstRows = [.. contigs.Select(contig => new int[((contig.Length - 1) >> Shift) + 2])];
        var rows = file.Rows;
        var row = 0;
        for (var contig = 0; contig < firstRows.Length; contig++)
        {
            for (var bin = 0; bin < firstRows[contig].Length; bin++)
            {
                while (row < rows.Length && (rows[row].Contig < contig || (rows[row].Contig == contig && (rows[row].Position - 1) >> Shift < bin)))
                {
                    row++;
                }

                firstRows[contig][bin] = row;
            }
        }
    }

    /// <summary>The ids of this change, separated by <c>;</c>; empty when it is not known.</summary>
    public ReadOnlySpan<byte> Find(Contig contig, NormalAllele allele)
    {
        var first = firstRows[contig.Index];
        var moved = allele.Slack(contig);
        var position = allele.Start - moved;
        var bin = (position - 1) >> Shift;
        if (bin < 0 || bin >= first.Length - 1)
        {
            return [];
        }

        var rows = file.Rows[first[bin]..first[bin + 1]];
        var from = Lower(rows, position);
        for (var i = from; i < rows.Length && rows[i].Position == position; i++)
        {
            if (rows[i].Deleted == allele.Deleted && Same(file.Read(rows[i].Inserted), allele, moved))
            {
                return file.Read(rows[i].Ids);
            }
        }

        return [];
    }

    private static int Lower(ReadOnlySpan<KnownRow> rows, int position)
    {
        var (low, high) = (0, rows.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = rows[middle].Position < position ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static bool Same(ReadOnlySpan<byte> known, NormalAllele allele, int moved)
    {
        if (known.Length != allele.Inserted.Length)
        {
            return false;
        }

        for (var i = 0; i < known.Length; i++)
        {
            if (known[i] != allele.Rotated(moved, i))
            {
                return false;
            }
        }

        return true;
    }
}
