using System.ComponentModel.DataAnnotations;

namespace GasOrleans.Results;

/// <summary>Section <c>Buckets</c>.</summary>
internal sealed class BucketOptions
{
    /// <summary>The bucket that browsers upload to. Default <c>gas-inputs</c>.</summary>
    [Required]
    public string Inputs { get; init; } = "gas-inputs";

    /// <summary>The bucket of results, indexes and logs. Default <c>gas-results</c>.</summary>
    [Required]
    public string Results { get; init; } = "gas-results";

    /// <summary>Whether the bucket stands in the path instead of the host name, as some S3-compatible stores need it. Default false.</summary>
    public bool ForcePathStyle { get; init; }
}
