using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace GasOrleans.WebClient.Api;

/// <summary>What to annotate.</summary>
internal sealed record ApiSubmission
{
    [Description("The file's name; the results are named after it.")]
    public required string FileName { get; init; }

    [Description("The reference genome's id, one of GET /api/v1/genomes.")]
    public required string Genome { get; init; }

    [Description("The file's size. With it, a file that is too large is refused at once, and a large one goes in parts.")]
    public long? Bytes { get; init; }

    [Description("When the file was last changed, in milliseconds since 1970: with the size, it tells one file from another when an upload goes on.")]
    public long? ModifiedAt { get; init; }

    [Description("What the result holds: standard (the consequences on every transcript, the picked one marked), compact (the picked one of each allele only) or everything (every transcript, and HGVSg). Left out: standard.")]
    public string? Preset { get; init; }

    [Description("The same, option by option, in place of a preset: those that are named, and no other. pickedOnly: the picked consequence of each allele only; genomicNames: the variant's name on its chromosome (HGVSg).")]
    public IReadOnlyList<string>? Options { get; init; }

    // Repeats of a request are known by this text: what is not said is not in it, as before there were presets.
    private bool PrintMembers(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"FileName = {FileName}, Genome = {Genome}, Bytes = {Bytes}, ModifiedAt = {ModifiedAt}");
        ApiAgain.PrintResult(text, Preset, Options);
        return true;
    }
}

/// <summary>An annotation to be made once more.</summary>
/// <param name="Genome">Against another reference genome; else against the same.</param>
/// <param name="Preset">With another content of the result; else with the same.</param>
/// <param name="Options">With another content of the result, option by option, in place of a preset.</param>
internal sealed record ApiAgain(string? Genome = null, string? Preset = null, IReadOnlyList<string>? Options = null)
{
    internal static void PrintResult(StringBuilder text, string? preset, IReadOnlyList<string>? options)
        => text.Append(preset is null ? "" : $", Preset = {preset}").Append(options is null ? "" : $", Options = [{string.Join(", ", options)}]");

    // As above.
    private bool PrintMembers(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"Genome = {Genome}");
        PrintResult(text, Preset, Options);
        return true;
    }
}

/// <summary>An accepted annotation.</summary>
/// <param name="Job">The annotation.</param>
/// <param name="Upload">How its file is sent; absent when it is there already.</param>
internal sealed record ApiSubmitted(ApiJob Job, ApiUpload? Upload);

/// <summary>A link to a file. Whoever has it has the file.</summary>
/// <param name="Url">Where from; it answers to ranges.</param>
/// <param name="Name">The name to save it under.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="EndsAt">Until when the link opens; a download that began goes on.</param>
/// <param name="Crc64Nvme">The file's CRC-64/NVME in Base64 as its writer computed it, where that is known.</param>
internal sealed record ApiLink(Uri Url, string Name, long Bytes, DateTimeOffset EndsAt, string? Crc64Nvme);
