using System.ComponentModel.DataAnnotations;

namespace GasOrleans.WebClient.Submissions;

/// <summary>How files go from the browser to S3 (section <c>Uploads</c>).</summary>
internal sealed class UploadOptions
{
    /// <summary>From this size on, in bytes, a file goes in parts, and can be gone on with after a cut. Default: 16 MiB.</summary>
    [Range(1, long.MaxValue)]
    public long PartsFrom { get; set; } = 16L * 1024 * 1024;

    /// <summary>The size of a part, in bytes; larger where a file would have more than a thousand. Default: 8 MiB; S3 takes none below 5.</summary>
    [Range(5 * 1024 * 1024, 5L * 1024 * 1024 * 1024)]
    public long PartBytes { get; set; } = 8L * 1024 * 1024;
}
