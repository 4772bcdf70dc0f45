using System.Text;
using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Vcf;

/// <summary>A chromosome name of the input, in order of appearance, and what it is in the bundle.</summary>
/// <param name="Index">Its place in order of appearance.</param>
/// <param name="Key">Its bytes, each a character.</param>
/// <param name="Name">As the input writes it.</param>
/// <param name="Contig">The bundle's contig, if it has it.</param>
/// <param name="Renamed">Whether the bundle uses another name.</param>
internal sealed record SeenContig(int Index, string Key, string Name, Contig? Contig, bool Renamed)
{
    /// <summary>Whether the user was already told of the other name.</summary>
    public bool Told { get; set; }

    /// <summary>The line that named it first; 0 before it was noted.</summary>
    public long FirstLine { get; private set; }

    /// <summary>How many records name it.</summary>
    public long Records { get; set; }

    /// <summary>The position there.</summary>
    public int FirstPosition { get; private set; }

    /// <summary>Notes where a record names it.</summary>
    public void Note(long line, int position)
    {
        if (FirstLine == 0)
        {
            (FirstLine, FirstPosition) = (line, position);
        }

        Records++;
    }
}

/// <summary>The chromosome names that the records used so far.</summary>
internal sealed class SeenContigs(ReferenceBundle bundle, int most)
{
    private readonly Dictionary<string, SeenContig> seen = new(StringComparer.Ordinal);
    private byte[] lastName = [];
    private SeenContig? last;

    /// <summary>All of them, in order of appearance.</summary>
    public IEnumerable<SeenContig> All => seen.Values.OrderBy(contig => contig.Index);

    /// <summary>Whether one with the same name is here already, and its place; places go on for those that are new, -1 beyond the limit.</summary>
    public bool Adopt(SeenContig other, out int index)
    {
        if (seen.TryGetValue(other.Key, out var known))
        {
            index = known.Index;
            known.Records += other.Records;
            return true;
        }

        index = seen.Count < most ? seen.Count : -1;
        if (index >= 0)
        {
            seen.Add(other.Key, other with { Index = index });
        }

        return false;
    }

    /// <summary>Forgets all of them.</summary>
    public void Clear()
    {
        seen.Clear();
        (last, lastName) = (null, []);
    }

    /// <summary>The one with this name; null when there are already too many others.</summary>
    public SeenContig? Find(ReadOnlySpan<byte> name)
    {
        if (last is not null && name.SequenceEqual(lastName))
        {
            return last;
        }

        Span<char> text = stackalloc char[ContigName.Longest];
        var key = text[..Encoding.Latin1.GetChars(name, text)];
        if (!seen.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out last) && seen.Count < most)
        {
            var known = bundle.TryFindContig(name, out var contig, out var renamed);
            last = new(seen.Count, key.ToString(), Encoding.UTF8.GetString(name), known ? contig : null, renamed);
            seen.Add(last.Key, last);
        }

        lastName = name.ToArray();
        return last;
    }
}
