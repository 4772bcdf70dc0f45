namespace GasOrleans.Annotation.Reference.Building;

/// <summary>One sequence's entry in a GenBank file.</summary>
internal sealed class GenBankRecord
{
    public string Locus { get; private init; } = "";

    public bool Circular { get; private init; }

    public string Accession { get; private set; } = "";

    /// <summary>The accession with its version, as FASTA headers name the sequence.</summary>
    public string Version { get; private set; } = "";

    public List<GenBankFeature> Features { get; } = [];

    public static GenBankRecord FromLocus(string line)
    {
        var words = Words(line);
        return new() { Locus = words.ElementAtOrDefault(1) ?? "", Circular = words.Contains("circular", StringComparer.Ordinal) };
    }

    public void ReadHeader(string line)
    {
        var value = Words(line).ElementAtOrDefault(1) ?? "";
        if (line.StartsWith("ACCESSION", StringComparison.Ordinal))
        {
            Accession = value;
        }
        else if (line.StartsWith("VERSION", StringComparison.Ordinal))
        {
            Version = value;
        }
    }

    public IEnumerable<string> Names => new[] { Version, Accession, Locus }.Where(name => name.Length > 0).Distinct(StringComparer.Ordinal);

    public bool Is(string name) => Names.Contains(name, StringComparer.Ordinal);

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
