using System.Globalization;

namespace GasOrleans.Annotation.Reference.Building;

/// <summary>Reads a GFF3 file, plain or gzipped, into genes and transcripts with their parts.</summary>
internal sealed class GffReader
{
    private static readonly HashSet<string> Wanted = new(
        [
            "ID", "Parent", "Name", "biotype", "gene_biotype", "gene_id", "gene", "locus_tag", "Dbxref", "transcript_id", "version", "protein_id",
            "tag", "transcript_support_level", "ccdsid", "pseudo", "partial", "start_range", "end_range", "transl_table", "Is_circular", "Alias",
            "genome", "chromosome",
        ],
        StringComparer.Ordinal);

    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    private readonly Dictionary<string, GffNode> nodes = new(StringComparer.Ordinal);
    private readonly string path;
    private int number;

    private GffReader(string path) => this.path = path;

    /// <summary>Genes and transcripts in the file's order.</summary>
    public IReadOnlyCollection<GffNode> Nodes => nodes.Values;

    /// <summary>Lines about whole sequences.</summary>
    public Dictionary<string, GffFeature> Regions { get; } = new(StringComparer.Ordinal);

    public static GffReader Read(string path)
    {
        var reader = new GffReader(path);
        using var text = BuildFile.OpenText(path);
        while (text.ReadLine() is { } line && line != "##FASTA")
        {
            reader.number++;
            if (line.Length > 0 && line[0] != '#')
            {
                reader.Take(line);
            }
        }

        return reader;
    }

    private void Take(string line)
    {
        var columns = line.Split('\t');
        if (columns.Length < 9 || !Number(columns[3], out var start) || !Number(columns[4], out var end) || start < 1 || end < start)
        {
            throw new BuildException($"{path}, line {number}: expected nine columns separated by tabs with start and end in the fourth and fifth, as GFF3 has them.");
        }

        _ = Number(columns[7], out var phase);
        var feature = new GffFeature(columns[0], columns[2], start, end, columns[6] != "-", phase, Attributes(columns[8]));
        switch (columns[2])
        {
            case "region" or "chromosome" or "supercontig" or "scaffold" or "contig" when feature["Parent"] is null:
                Regions.TryAdd(feature.Contig, feature);
                break;
            case "exon" or "pseudogenic_exon":
                AddTo(feature, node => node.Exons.Add(feature));
                break;
            case "CDS":
                AddTo(feature, node => node.Coding.Add(feature));
                break;
            default:
                AddNode(feature);
                break;
        }
    }

    private void AddNode(GffFeature feature)
    {
        if (feature["ID"] is not { } id)
        {
            return;
        }

        // Parts of one feature (trans-splicing, matches) repeat its id: the first line names it.
        var node = Node(id);
        node.Feature ??= feature;
        foreach (var parent in Parents(feature))
        {
            Node(parent).Children.Add(id);
        }
    }

    // A CDS without a parent is a gene of its own, as small genomes have them.
    private void AddTo(GffFeature feature, Action<GffNode> add)
    {
        if (feature["Parent"] is null && feature["ID"] is { } own)
        {
            var node = Node(own);
            node.Feature ??= feature;
            add(node);
        }

        foreach (var parent in Parents(feature))
        {
            add(Node(parent));
        }
    }

    private static string[] Parents(GffFeature feature) => feature["Parent"]?.Split(',') ?? [];

    private GffNode Node(string id)
    {
        if (!nodes.TryGetValue(id, out var node))
        {
            nodes.Add(id, node = new(id));
        }

        return node;
    }

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static IReadOnlyDictionary<string, string> Attributes(string column)
    {
        Dictionary<string, string>? found = null;
        foreach (var range in column.AsSpan().Split(';'))
        {
            var pair = column.AsSpan()[range].Trim();
            var equals = pair.IndexOf('=');
            if (equals > 0 && Wanted.TryGetValue(pair[..equals].ToString(), out var name))
            {
                (found ??= new(StringComparer.Ordinal)).TryAdd(name, Uri.UnescapeDataString(pair[(equals + 1)..].ToString()));
            }
        }

        return found ?? None;
    }
}
