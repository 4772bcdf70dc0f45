using System.Globalization;
using System.IO.Compression;
using System.Text;
using GasOrleans.Annotation.Input;
using GasOrleans.Annotation.Output;
using GasOrleans.Annotation.Reference;
using GasOrleans.Annotation.Reference.Building;

namespace GasOrleans.Annotation.Tracks.Building;

/// <summary>Writes known variants as a track: moved to the left, sorted, one row for each allele.</summary>
internal sealed class KnownTrack(IReadOnlyList<Contig> contigs, Action<string>? tolerant)
{
    private readonly Dictionary<string, Contig> names = contigs.ToDictionary(contig => contig.Name, StringComparer.Ordinal);

    /// <summary>Writes the file and its index; returns the number of rows.</summary>
    public int Write(string path, IEnumerable<KnownDraft> drafts)
    {
        var rows = Rows(drafts);
        var blocks = new BgzfBlocks(CompressionLevel.Optimal);
        var index = new TabixIndex();
        blocks.Write("##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n"u8);
        blocks.EndBlock();
        var (place, last) = (-1, -1);
        foreach (var (row, ids) in rows)
        {
            (place, last) = (place + (row.Contig == last ? 0 : 1), row.Contig);
            var (from, name) = (blocks.VirtualOffset, contigs[row.Contig].Name);
            blocks.Write(Encoding.UTF8.GetBytes(string.Create(
                CultureInfo.InvariantCulture, $"{name}\t{row.Position}\t{string.Join(';', ids)}\t{row.Reference}\t{row.Alternate}\t.\t.\t.\n")));
            index.Add(place, name, row.Position - 1, row.Position - 1 + row.Reference.Length, from, blocks.VirtualOffset);
        }

        blocks.EndBlock();
        index.EndAt(blocks.VirtualOffset);
        File.WriteAllBytes(path, [.. blocks.Complete.Span, .. GzipHeader.EndBlock]);
        File.WriteAllBytes(path + ".tbi", index.ToBytes() ?? throw new BuildException($"Known variants cannot be indexed: {index.Obstacle}."));
        return rows.Count;
    }

    private SortedDictionary<Row, SortedSet<string>> Rows(IEnumerable<KnownDraft> drafts)
    {
        var (strange, different) = (0, 0);
        var rows = new SortedDictionary<Row, SortedSet<string>>();
        foreach (var draft in drafts)
        {
            var contig = Find(draft.Contig);
            if (contig is null || !contig.Matches(draft.Position, draft.Reference))
            {
                (strange, different) = contig is null ? (strange + 1, different) : (strange, different + 1);
                _ = tolerant ?? throw new BuildException($"Known variant {draft.Id}: the bases at {draft.Contig}:{draft.Position} are not the ones it replaces.");
                continue;
            }

            var row = Row.Of(contig, draft);
            if (!rows.TryGetValue(row, out var ids))
            {
                rows.Add(row, ids = new(StringComparer.Ordinal));
            }

            ids.Add(TextPool.Encoded(draft.Id));
        }

        if (strange + different > 0)
        {
            tolerant?.Invoke($"Known variants: {strange} on sequences that are not there and {different} with other bases than the sequence are left out, {rows.Count} are taken.");
        }

        return rows;
    }

    private Contig? Find(string name)
        => names.GetValueOrDefault(name) ?? names.GetValueOrDefault(name.StartsWith("chr", StringComparison.Ordinal) ? name[3..] : "chr" + name);

    private readonly record struct Row(int Contig, int Position, string Reference, string Alternate) : IComparable<Row>
    {
        public static Row Of(Contig contig, KnownDraft draft)
        {
            var allele = NormalAllele.Of(draft.Position, draft.Reference, draft.Alternate);
            var moved = allele.Slack(contig);
            var inserted = new StringBuilder();
            for (var i = 0; i < allele.Inserted.Length; i++)
            {
                inserted.Append((char)allele.Rotated(moved, i));
            }

            var start = allele.Start - moved;
            var deleted = Encoding.ASCII.GetString(contig.Bases.Slice(start - 1, allele.Deleted));
            if (deleted.Length > 0 && inserted.Length > 0)
            {
                return new(contig.Index, start, deleted, inserted.ToString());
            }

            // VCF wants the base before; there is none before the first.
            var beside = (char)contig[start > 1 ? start - 1 : start + deleted.Length];
            return start > 1
                ? new(contig.Index, start - 1, beside + deleted, $"{beside}{inserted}")
                : new(contig.Index, start, deleted + beside, $"{inserted}{beside}");
        }

        public int CompareTo(Row other)
        {
            var order = (Contig, Position, Reference.Length).CompareTo((other.Contig, other.Position, other.Reference.Length));
            return order != 0 ? order : string.CompareOrdinal(Alternate, other.Alternate);
        }
    }
}
