namespace GasOrleans.Annotation.Reference.Building;

/// <summary>Turns drafts into the rows of <c>known.bin</c>: normalised, sorted, one row for each allele.</summary>
internal sealed class KnownRows(IReadOnlyList<Contig> contigs, Action<string>? tolerant = null)
{
    public void Write(string path, IEnumerable<KnownDraft> drafts)
    {
        var names = contigs.ToDictionary(contig => contig.Name, StringComparer.Ordinal);
        var (strange, different) = (0, 0);
        var alleles = new SortedDictionary<Key, SortedSet<string>>();
        foreach (var draft in drafts)
        {
            if (tolerant is not null && (Find(names, draft.Contig) is not { } contig || !contig.Matches(draft.Position, draft.Reference)))
            {
                (strange, different) = Find(names, draft.Contig) is null ? (strange + 1, different) : (strange, different + 1);
                continue;
            }

            var key = Normalised(Find(names, draft.Contig)!, draft);
            if (!alleles.TryGetValue(key, out var ids))
            {
                alleles.Add(key, ids = new(StringComparer.Ordinal));
            }

            ids.Add(TextPool.Encoded(draft.Id));
        }

        if (strange + different > 0)
        {
            tolerant?.Invoke($"Known variants: {strange} on sequences that are not there and {different} with other bases than the sequence are left out, {alleles.Count} are taken.");
        }

        var text = new TextPool();
        var rows = alleles.Select(pair => new KnownRow(
            pair.Key.Contig, pair.Key.Position, pair.Key.Deleted, text.AddRaw(pair.Key.Inserted), text.AddRaw(string.Join(';', pair.Value))));
        KnownFile.Write(path, rows.ToArray(), text.ToArray());
    }

    private static Contig? Find(Dictionary<string, Contig> names, string name)
        => names.GetValueOrDefault(name) ?? names.GetValueOrDefault(name.StartsWith("chr", StringComparison.Ordinal) ? name[3..] : "chr" + name);

    private static Key Normalised(Contig contig, KnownDraft draft)
    {
        if (!contig.Matches(draft.Position, draft.Reference))
        {
            throw new BuildException($"Known variant {draft.Id}: the bases at {contig.Name}:{draft.Position} are not the ones it replaces.");
        }

        var allele = NormalAllele.Of(draft.Position, draft.Reference, draft.Alternate);
        var moved = allele.Slack(contig);
        var inserted = new char[allele.Inserted.Length];
        for (var i = 0; i < inserted.Length; i++)
        {
            inserted[i] = (char)allele.Rotated(moved, i);
        }

        return new(contig.Index, allele.Start - moved, allele.Deleted, new(inserted));
    }

    private readonly record struct Key(int Contig, int Position, int Deleted, string Inserted) : IComparable<Key>
    {
        public int CompareTo(Key other)
        {
            var order = (Contig, Position, Deleted).CompareTo((other.Contig, other.Position, other.Deleted));
            return order != 0 ? order : string.CompareOrdinal(Inserted, other.Inserted);
        }
    }
}
