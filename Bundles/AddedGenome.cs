using System.Globalization;
using GasOrleans.Annotation.Reference.Building;
using GasOrleans.Annotation.Tracks.Building;

/// <summary>Adds a genome to the bundles that a service offers.</summary>
internal static class AddedGenome
{
    private static readonly string[] Known = ["--to", "--id", "--fasta", "--gff", "--name", "--distance", "--code", "--known", "--known-name", "--track"];

    /// <summary>Builds the bundle in a folder of its id, and returns that folder.</summary>
    public static string Add(string[] options, Action<string> say)
    {
        var tracks = new List<TrackRequest>();
        var values = Parse(options, tracks);
        var id = Needed(values, "--id");
        if (id.Length == 0 || !id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.') || id[0] == '.')
        {
            throw new BuildException($"--id {id}: an id is made of letters, digits, '-', '_' and '.', and does not begin with '.'.");
        }

        var folder = Path.Combine(Needed(values, "--to"), id);
        var genome = new GenomeFiles(
            id, values.GetValueOrDefault("--name", id), Needed(values, "--fasta"), Needed(values, "--gff"), Number(values, "--distance", 5000), Number(values, "--code", 1),
            values.GetValueOrDefault("--known"), values.GetValueOrDefault("--known-name", "known variants"))
        {
            Tracks = tracks,
        };
        GffBundle.Build(folder, genome, say);
        return folder;
    }

    private static Dictionary<string, string> Parse(string[] options, List<TrackRequest> tracks)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < options.Length; i += 2)
        {
            if (options[i] == "--track" && i + 1 < options.Length)
            {
                tracks.Add(TrackRequest.Parse(options[i + 1]));
                continue;
            }

            if (!Known.Contains(options[i], StringComparer.Ordinal) || i + 1 == options.Length || !values.TryAdd(options[i], options[i + 1]))
            {
                throw new BuildException($"{options[i]}: not an option, without a value, or given twice. Options are {string.Join(' ', Known)}.");
            }
        }

        return values;
    }

    private static string Needed(Dictionary<string, string> values, string option)
        => values.GetValueOrDefault(option) ?? throw new BuildException($"{option} is missing.");

    private static int Number(Dictionary<string, string> values, string option, int otherwise)
        => !values.TryGetValue(option, out var text) ? otherwise
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw new BuildException($"{option} {text}: not a number.");
}
