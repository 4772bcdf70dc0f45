using System.Collections.Concurrent;
using System.Text;
using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Tracks;

/// <summary>A track of an open bundle, shared by all jobs.</summary>
internal sealed class Track
{
    // Small files stay inflated once they were read: jobs of a few records then read nothing.
    private const long KeptBytes = 4 << 20;

    private readonly Mapping mapping;
    private readonly string path;
    private readonly ConcurrentDictionary<long, InflatedBlock>? kept;
    private readonly int[] sequences;
    private readonly byte[][] names;

    private Track(TrackEntry entry, TabixFile index, Mapping mapping, string path, int[] sequences)
    {
        (Entry, Index, this.mapping, this.path, this.sequences) = (entry, index, mapping, path, sequences);
        names = [.. index.Names.Select(Encoding.UTF8.GetBytes)];
        kept = mapping.Length <= KeptBytes ? new() : null;
    }

    public TrackEntry Entry { get; }

    public TabixFile Index { get; }

    /// <summary>Opens a track, whose index and contigs must fit.</summary>
    /// <param name="entry">What the manifest says.</param>
    /// <param name="mapping">The file.</param>
    /// <param name="path">Its name.</param>
    /// <param name="contigs">How many the bundle has.</param>
    /// <param name="place">Finds a contig's place by a name of it; negative when there is none.</param>
    /// <exception cref="BrokenBundleException">The index is none, or names a contig twice.</exception>
    public static Track Open(TrackEntry entry, Mapping mapping, string path, int contigs, Func<string, int> place)
    {
        TabixFile index;
        try
        {
            index = TabixFile.Read(path + ".tbi");
        }
        catch (InvalidDataException e)
        {
            throw new BrokenBundleException(path + ".tbi", e.Message, e);
        }

        var sequences = new int[contigs];
        Array.Fill(sequences, -1);
        foreach (var (number, name) in index.Names.Index())
        {
            if (place(name) is >= 0 and var contig)
            {
                sequences[contig] = sequences[contig] < 0 ? number
                    : throw new BrokenBundleException(path, $"names one contig twice, as {index.Names[sequences[contig]]} and as {name}");
            }
        }

        return sequences.Max() >= 0 ? new(entry, index, mapping, path, sequences)
            : throw new BrokenBundleException(path, $"has none of the genome's contigs; it has {string.Join(", ", index.Names.Take(5))}");
    }

    /// <summary>What the track calls a contig, by number; negative when it has nothing there.</summary>
    public int SequenceOf(Contig contig) => sequences[contig.Index];

    public ReadOnlySpan<byte> NameOf(int sequence) => names[sequence];

    public TrackText Read() => new(mapping, path, kept);

    public BrokenBundleException Broken(string problem) => new(path, problem);
}
