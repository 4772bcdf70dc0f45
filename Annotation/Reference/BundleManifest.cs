using System.Text.Json.Serialization;

namespace GasOrleans.Annotation.Reference;

/// <summary>What a bundle says of itself: the content of its <c>manifest.json</c>.</summary>
public sealed record BundleManifest
{
    /// <summary>The version of the folder's format that this code reads and writes.</summary>
    public const int CurrentFormat = 4;

    /// <summary>The version of the folder's format.</summary>
    public required int Format { get; init; }

    /// <summary>The short name that requests use, such as <c>h37rv</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name for people.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Other names of the genome.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>The sequences, in the order of the sequence file.</summary>
    public required IReadOnlyList<ContigEntry> Contigs { get; init; }

    /// <summary>The files whose rows are joined to variants.</summary>
    public IReadOnlyList<TrackEntry> Tracks { get; init; } = [];

    /// <summary>What the known variants are called in results: the tracks with ids; null when there are none.</summary>
    [JsonIgnore]
    public string? KnownVariants => Tracks.Any(track => track.Ids is not null) ? string.Join(", ", Tracks.Where(track => track.Ids is not null).Select(track => track.Name)) : null;

    /// <summary>Up to how many bases before a transcript a variant counts as upstream of it.</summary>
    public required int UpstreamDistance { get; init; }

    /// <summary>Up to how many bases behind a transcript a variant counts as downstream of it.</summary>
    public required int DownstreamDistance { get; init; }

    /// <summary>Where the data come from and under which terms.</summary>
    public required IReadOnlyList<SourceEntry> Sources { get; init; }

    /// <summary>The files of the folder.</summary>
    public required IReadOnlyList<FileEntry> Files { get; init; }

    /// <summary>What the builder was given, so that the same build need not be done twice.</summary>
    public string Inputs { get; init; } = "";
}

/// <summary>A sequence as the manifest names it.</summary>
/// <param name="Name">Its name in the bundle.</param>
/// <param name="Length">The number of bases.</param>
/// <param name="Circular">Whether the last base is followed by the first.</param>
/// <param name="GeneticCode">NCBI's number of the genetic code.</param>
/// <param name="Synonyms">Names that inputs may use for it.</param>
public sealed record ContigEntry(string Name, int Length, bool Circular, int GeneticCode, IReadOnlyList<string> Synonyms);

/// <summary>One source of a bundle's data.</summary>
/// <param name="What">What was taken.</param>
/// <param name="From">Where from.</param>
/// <param name="Licence">Under which terms.</param>
public sealed record SourceEntry(string What, string From, string Licence);

/// <summary>A file of a bundle.</summary>
/// <param name="Name">Its name in the folder.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its checksum, hexadecimal.</param>
public sealed record FileEntry(string Name, long Bytes, string Sha256);
