using System.Globalization;
using System.Text.RegularExpressions;
using GasOrleans.Annotation.Reference;
using GasOrleans.Annotation.Reference.Building;

namespace GasOrleans.Annotation.Tracks.Building;

/// <summary>Finds out, by a track's header, where the columns and fields are that a request names.</summary>
internal sealed partial class TrackColumns(TrackRequest request, TabixFile index, IReadOnlyList<string> header)
{
    private const int VcfId = 3;
    private const int VcfInfo = 8;
    private const int BedName = 4;

    public int? Ids => !request.HasIds ? null : request.Ids is { } column ? Column(column) : index.IsVcf ? VcfId : BedName;

    public AlleleColumns? Alleles => index.IsVcf ? new(4, 5)
        : request is { Reference: { } reference, Alternate: { } alternate } ? new(Column(reference), Column(alternate)) : null;

    public IReadOnlyList<TrackField> Fields => [.. request.Fields.Select(wanted => index.IsVcf ? Info(wanted.Source, wanted.Name) : Named(wanted.Source, wanted.Name))];

    private TrackField Named(string source, string? name)
        => new(name ?? (int.TryParse(source, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? request.Name : $"{request.Name}_{source}"), Column(source));

    private TrackField Info(string key, string? name)
    {
        var keys = header.Select(line => Declared().Match(line)).Where(match => match.Success).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value, StringComparer.Ordinal);
        return keys.TryGetValue(key, out var number)
            ? new(name ?? $"{request.Name}_{key}", VcfInfo, number switch { "A" => TrackNumbers.PerAlternate, "R" => TrackNumbers.PerAllele, "0" => TrackNumbers.Flag, _ => TrackNumbers.Any }, key)
            : throw new BuildException($"Track {request.Name}: the header of {request.Path} declares no INFO field {key}; it has {string.Join(", ", keys.Keys.DefaultIfEmpty("none"))}.");
    }

    private int Column(string column)
    {
        if (int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            return number;
        }

        // The last of the lines before the rows names the columns, if any does.
        var names = header.Count == 0 ? [] : header[^1].TrimStart('#').Split('\t');
        return Array.IndexOf(names, column) is >= 0 and var place ? place + 1
            : throw new BuildException($"Track {request.Name}: {request.Path} has no column {column}; give its number, or one of: {string.Join(", ", names)}.");
    }

    [GeneratedRegex("^##INFO=<ID=([^,>]+),Number=([^,>]+)[,>]")]
    private static partial Regex Declared();
}
