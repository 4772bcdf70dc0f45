namespace GasOrleans.Annotation.Reference.Building;

/// <summary>A feature of a GenBank record with its qualifiers.</summary>
internal sealed class GenBankFeature(string key)
{
    private readonly List<(string Name, string Value)> qualifiers = [];
    private bool open;

    public string Key { get; } = key;

    public string Location { get; set; } = "";

    public string? this[string name] => qualifiers.Where(qualifier => qualifier.Name == name).Select(qualifier => qualifier.Value).FirstOrDefault();

    public bool Has(string name) => qualifiers.Any(qualifier => qualifier.Name == name);

    /// <summary>Takes a line below the feature's first: more of its location, a qualifier, or more of a quoted value.</summary>
    public void Add(string text)
    {
        if (open)
        {
            var (name, value) = qualifiers[^1];
            qualifiers[^1] = (name, value + " " + Close(text));
        }
        else if (text.StartsWith('/'))
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            var value = equals < 0 ? "" : text[(equals + 1)..];
            open = value.StartsWith('"');
            qualifiers.Add((equals < 0 ? text[1..] : text[1..equals], open ? Close(value[1..]) : value));
        }
        else if (qualifiers.Count == 0)
        {
            Location += text;
        }
    }

    // A quote inside a value is doubled; a single one ends it.
    private string Close(string text)
    {
        var quotes = text.Length - text.AsSpan().TrimEnd('"').Length;
        open = quotes % 2 == 0;
        return (open ? text : text[..^1]).Replace("\"\"", "\"", StringComparison.Ordinal);
    }
}
