using System.Text;
using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Vcf;

/// <summary>A chromosome name of the input, in order of appearance, and what it is in the bundle.</summary>
/// <param name="Index">Its place in order of appearance.</param>
/// <param name="Name">As the input writes it.</param>
/// <param name="Contig">The bundle's contig, if it has it.</param>
/// <param name="Renamed">Whether the bundle uses another name.</param>
internal sealed record SeenContig(int Index, string Name, Contig? Contig, bool Renamed)
{
    /// <summary>Whether the user was already told of the other name.</summary>
    public bool Told { get; set; }
}

/// <summary>The chromosome names that the records used so far.</summary>
internal sealed class SeenContigs(ReferenceBundle bundle, int most)
{
    private readonly Dictionary<string, SeenContig> seen = new(StringComparer.Ordinal);
    private byte[] lastName = [];
    private SeenContig? last;

    /// <summary>All of them, in order of appearance.</summary>
    public IEnumerable<SeenContig> All => seen.Values.OrderBy(contig => contig.Index);

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
            last = new(seen.Count, Encoding.UTF8.GetString(name), known ? contig : null, renamed);
            seen.Add(key.ToString(), last);
        }

        lastName = name.ToArray();
        return last;
    }
}
