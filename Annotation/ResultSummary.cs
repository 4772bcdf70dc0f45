using System.Text.Json;
using System.Text.Json.Serialization;
using GasOrleans.Annotation.Consequences;

namespace GasOrleans.Annotation;

/// <summary>
/// What a result holds, for machines: one line of JSON at the end of the count log, so that it costs no object of its own. It has
/// at most <see cref="MostBytes"/>, so that a reader needs only the end of the log.
/// </summary>
public sealed record ResultSummary
{
    /// <summary>The version that this code writes.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The longest that the line is.</summary>
    public const int MostBytes = 64 << 10;

    private const int MostContigs = 100;
    private const int LongestName = 80;
    private const string Mark = "## summary: ";

    /// <summary>The version of this form.</summary>
    public required int Version { get; init; }

    /// <summary>Records in the output.</summary>
    public required long Records { get; init; }

    /// <summary>Records of the input that were left out; <see cref="Codes"/> says why.</summary>
    public required long Skipped { get; init; }

    /// <summary>Records with a known variant.</summary>
    public required long Known { get; init; }

    /// <summary>What the known variants are called; absent when the genome has none.</summary>
    public string? KnownVariants { get; init; }

    /// <summary>gVCF records that say only that nothing is there.</summary>
    public required long ReferenceBlocks { get; init; }

    /// <summary>Ts.</summary>
    public required long Transitions { get; init; }

    /// <summary>Tv.</summary>
    public required long Transversions { get; init; }

    /// <summary>Alleles by their most severe consequence, by the Sequence Ontology's names, the most severe first.</summary>
    public required IReadOnlyDictionary<string, long> Consequences { get; init; }

    /// <summary>Alleles by type: snv, mnv, insertion, deletion, indel, structural, overlapped, reference.</summary>
    public required IReadOnlyDictionary<string, long> Types { get; init; }

    /// <summary>Records by where they lie, in the words of the classic log.</summary>
    public required IReadOnlyDictionary<string, long> Located { get; init; }

    /// <summary>Records by chromosome: the first hundred, in order of appearance.</summary>
    public required IReadOnlyList<ContigCount> Contigs { get; init; }

    /// <summary>Records on chromosomes that are not listed.</summary>
    public long OtherContigs { get; init; }

    /// <summary>How often the genome's tracks had something to say.</summary>
    public IReadOnlyList<TrackCount> Tracks { get; init; } = [];

    /// <summary>How often each remark was made.</summary>
    public required IReadOnlyDictionary<string, long> Codes { get; init; }

    /// <summary>The machine's form of a summary.</summary>
    public static ResultSummary Of(AnnotationSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return new()
        {
            Version = CurrentVersion,
            Records = summary.Records,
            Skipped = summary.Skipped,
            Known = summary.Known,
            KnownVariants = summary.KnownVariants,
            ReferenceBlocks = summary.ReferenceBlocks,
            Transitions = summary.Transitions,
            Transversions = summary.Transversions,
            Consequences = summary.Consequences.OrderBy(pair => pair.Key).ToDictionary(pair => ConsequenceTerms.Name(pair.Key), pair => pair.Value),
            Types = summary.Types.OrderBy(pair => pair.Key).ToDictionary(pair => Camel(pair.Key.ToString()), pair => pair.Value),
            Located = summary.Located.OrderBy(pair => pair.Key).ToDictionary(pair => Camel(pair.Key.ToString()), pair => pair.Value),
            Contigs = [.. summary.Contigs.Take(MostContigs).Select(contig => contig with { Name = contig.Name[..Math.Min(contig.Name.Length, LongestName)] })],
            OtherContigs = summary.Contigs.Skip(MostContigs).Sum(contig => contig.Records),
            Tracks = [.. summary.Tracks.Take(MostContigs).Select(track => track with { Name = track.Name[..Math.Min(track.Name.Length, LongestName)] })],
            Codes = summary.Codes.ToDictionary(code => code.Id, code => code.Count),
        };
    }

    /// <summary>Finds it at the end of a count log; null when it is not there, not whole, or of a later version.</summary>
    public static ResultSummary? Read(ReadOnlySpan<byte> endOfLog)
    {
        var at = endOfLog.LastIndexOf("\n## summary: "u8) + 1;
        if (at == 0)
        {
            return null;
        }

        try
        {
            var summary = JsonSerializer.Deserialize(endOfLog[(at + Mark.Length)..], ResultSummaryJson.Default.ResultSummary);
            return summary?.Version == CurrentVersion ? summary : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The line that the log ends with.</summary>
    public string ToLine() => $"\n{Mark}{JsonSerializer.Serialize(this, ResultSummaryJson.Default.ResultSummary)}\n";

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ResultSummary))]
internal sealed partial class ResultSummaryJson : JsonSerializerContext;
