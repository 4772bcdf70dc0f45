namespace GasOrleans.Annotation.Reference;

/// <summary>Holds the known variants against the sequence and against the order that the look-up relies on.</summary>
internal static class KnownChecks
{
    public static void Run(KnownFile file, IReadOnlyList<Contig> contigs, string path)
    {
        var last = default(KnownRow);
        foreach (ref readonly var row in file.Rows)
        {
            if (row.Contig < 0 || row.Contig >= contigs.Count || row.Position < 1 || row.Deleted < 0
                || (long)row.Position + row.Deleted - 1 > contigs[row.Contig].Length)
            {
                throw new BrokenBundleException(path, $"has a variant at {row.Position} that lies outside of its contig");
            }

            if ((row.Contig, row.Position).CompareTo((last.Contig, last.Position)) < 0)
            {
                throw new BrokenBundleException(path, $"is not sorted at position {row.Position}");
            }

            if (!file.Has(row.Inserted) || !file.Has(row.Ids) || row.Ids.Length == 0)
            {
                throw new BrokenBundleException(path, $"has a variant without an id or without its bases at position {row.Position}");
            }

            last = row;
        }
    }
}
