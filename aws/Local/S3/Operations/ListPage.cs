using GasOrleans.Aws.Local.S3.Store;

namespace GasOrleans.Aws.Local.S3.Operations;

/// <summary>A page of a bucket's objects; keys that share what comes before the delimiter count as one.</summary>
internal sealed record ListPage(IReadOnlyList<StoredObject> Objects, IReadOnlyList<string> Prefixes, string? Next)
{
    public static ListPage Of(IEnumerable<StoredObject> all, string prefix, string? delimiter, string after, int most)
    {
        var objects = new List<StoredObject>();
        var prefixes = new List<string>();
        var last = after;
        foreach (var stored in all.Where(stored => stored.Key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            var shared = Shared(stored.Key, prefix, delimiter);
            var name = shared ?? stored.Key;
            if (string.CompareOrdinal(name, after) <= 0 || name == prefixes.LastOrDefault())
            {
                continue;
            }

            if (objects.Count + prefixes.Count == most)
            {
                return new ListPage(objects, prefixes, last);
            }

            if (shared is null)
            {
                objects.Add(stored);
            }
            else
            {
                prefixes.Add(shared);
            }

            last = name;
        }

        return new ListPage(objects, prefixes, null);
    }

    private static string? Shared(string key, string prefix, string? delimiter) =>
        delimiter is not null && key.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal) is >= 0 and var at ? key[..(at + delimiter.Length)] : null;
}
