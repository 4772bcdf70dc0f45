using System.Globalization;
using GasOrleans.Annotation.Reference.Building;

namespace GasOrleans.Annotation.Tracks.Building;

/// <summary>A track that shall go into a bundle.</summary>
/// <param name="Name">What it is called in results.</param>
/// <param name="Path">Its file, compressed by bgzip, with its tabix index beside it.</param>
public sealed record TrackRequest(string Name, string Path)
{
    /// <summary>How a track is written on a command line.</summary>
    public const string Form = "NAME=FILE[,ids[=COLUMN]][,fields=SOURCE[:FIELD][+…]][,ref=COLUMN,alt=COLUMN]";

    /// <summary>Whether its rows have ids, which make a variant a known one.</summary>
    public bool HasIds { get; init; }

    /// <summary>The column with the ids; absent it is that of VCF, or the fourth, as in BED.</summary>
    public string? Ids { get; init; }

    /// <summary>What goes into CSQ: INFO keys or columns, each with the field's name or null.</summary>
    public IReadOnlyList<(string Source, string? Name)> Fields { get; init; } = [];

    /// <summary>The column of REF of a table whose rows are joined by allele.</summary>
    public string? Reference { get; init; }

    /// <summary>The column of ALT.</summary>
    public string? Alternate { get; init; }

    /// <summary>Reads one off a command line.</summary>
    /// <exception cref="BuildException">It has not that form.</exception>
    public static TrackRequest Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split(',');
        if (parts[0].Split('=', 2) is not [{ Length: > 0 } name, { Length: > 0 } file])
        {
            throw Wrong(text, "it begins with no name and file");
        }

        var request = new TrackRequest(name, file);
        foreach (var part in parts.Skip(1))
        {
            request = part.Split('=', 2) switch
            {
                ["ids"] => request with { HasIds = true },
                ["ids", var column] => request with { HasIds = true, Ids = column },
                ["ref", var column] => request with { Reference = column },
                ["alt", var column] => request with { Alternate = column },
                ["fields", var fields] => request with { Fields = [.. fields.Split('+').Select(Field)] },
                _ => throw Wrong(text, $"'{part}' is not understood"),
            };
        }

        return (request.Reference is null) == (request.Alternate is null) ? request : throw Wrong(text, "ref and alt go together");
    }

    internal string ToInput() => string.Create(
        CultureInfo.InvariantCulture, $"{Name}|{HasIds}|{Ids}|{string.Join('+', Fields.Select(field => $"{field.Source}:{field.Name}"))}|{Reference}|{Alternate}");

    private static (string Source, string? Name) Field(string text)
        => text.Split(':', 2) is [var source, var name] ? (source, name) : (text, null);

    private static BuildException Wrong(string text, string why) => new($"--track {text}: {why}. The form is {Form}.");
}
