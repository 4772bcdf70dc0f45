using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using GasOrleans.Annotation.Consequences;

namespace GasOrleans.Annotation.Reference;

/// <summary>Reads and writes a bundle's <c>manifest.json</c>, and holds the other files against it.</summary>
internal static partial class ManifestFile
{
    public const string Name = "manifest.json";

    /// <summary>Files up to this length are read whole whenever they are opened.</summary>
    public const long QuickBytes = 64 << 20;

    public static BundleManifest Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        BundleManifest? manifest;
        try
        {
            using var stream = File.OpenRead(path);
            manifest = JsonSerializer.Deserialize(stream, ManifestJson.Default.BundleManifest);
        }
        catch (JsonException e)
        {
            throw new BrokenBundleException(path, $"is not a manifest ({e.Message})", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BrokenBundleException(path, $"cannot be read ({e.Message})", e);
        }

        return Checked(path, manifest ?? throw new BrokenBundleException(path, "is empty"));
    }

    public static void Write(string folder, BundleManifest manifest)
        => File.WriteAllText(Path.Combine(folder, Name), JsonSerializer.Serialize(manifest, ManifestJson.Default.BundleManifest) + "\n");

    public static FileEntry Describe(string path)
    {
        using var stream = File.OpenRead(path);
        return new(Path.GetFileName(path), stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream)));
    }

    /// <summary>Holds a file against the manifest and returns its path.</summary>
    public static string Verify(string folder, BundleManifest manifest, string name, BundleCheck check)
    {
        var path = Path.Combine(folder, name);
        var entry = manifest.Files.FirstOrDefault(file => file.Name == name)
            ?? throw new BrokenBundleException(Path.Combine(folder, Name), $"does not list {name}");
        if (!File.Exists(path))
        {
            throw new BrokenBundleException(path, "is missing");
        }

        var bytes = new FileInfo(path).Length;
        if (bytes != entry.Bytes)
        {
            throw new BrokenBundleException(path, $"has {bytes} bytes, the manifest says {entry.Bytes}");
        }

        return (check == BundleCheck.Quick && bytes > QuickBytes) || Describe(path).Sha256 == entry.Sha256
            ? path
            : throw new BrokenBundleException(path, "was changed: its SHA-256 is not the manifest's");
    }

    private static BundleManifest Checked(string path, BundleManifest manifest)
    {
        if (manifest.Format != BundleManifest.CurrentFormat)
        {
            throw new BrokenBundleException(path, $"has format {manifest.Format}, this version reads {BundleManifest.CurrentFormat}");
        }

        if (manifest.Contigs.Count == 0)
        {
            throw new BrokenBundleException(path, "names no contig");
        }

        foreach (var contig in manifest.Contigs)
        {
            if (contig.Length <= 0 || !GeneticCode.Exists(contig.GeneticCode))
            {
                throw new BrokenBundleException(path, $"gives contig {contig.Name} length {contig.Length} and genetic code {contig.GeneticCode}; "
                    + $"a length is positive and a code one of {string.Join(", ", GeneticCode.Known)}");
            }
        }

        var twice = manifest.Contigs.GroupBy(contig => contig.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        return (twice is not null ? $"names contig {twice.Key} twice"
            : manifest.UpstreamDistance < 0 || manifest.DownstreamDistance < 0 ? "has a negative distance"
            : TrackProblem(manifest)) is { } problem
            ? throw new BrokenBundleException(path, problem)
            : manifest;
    }

    /// <summary>What is wrong with what the tracks are said to have.</summary>
    internal static string? TrackProblem(BundleManifest manifest)
    {
        var taken = CsqFormat.Own.Split('|').Append(CsqFormat.GenomicName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var track in manifest.Tracks)
        {
            foreach (var field in track.Fields)
            {
                if (!FieldName().IsMatch(field.Name) || !taken.Add(field.Name))
                {
                    return $"gives track {track.Name} the field {field.Name}: a name is made of letters, digits, '_', '.' and '-', and no two fields of CSQ have the same";
                }
            }

            if (track.Fields.Any(field => field.Column < 1) || track.Ids < 1 || track.Alleles is { Reference: < 1 } or { Alternate: < 1 } || Path.GetFileName(track.File) != track.File)
            {
                return $"gives track {track.Name} a column below 1, or a file elsewhere";
            }
        }

        return null;
    }

    [GeneratedRegex("^[A-Za-z0-9_.-]+$")]
    private static partial Regex FieldName();
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BundleManifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
