using System.ComponentModel.DataAnnotations;

namespace GasOrleans.Jobs;

/// <summary>Section <c>Jobs</c>.</summary>
internal sealed class JobOptions
{
    /// <summary>How long an upload may take before the job counts as abandoned. Default 24 h.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan UploadWithin { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long the receipt of a removed job is kept. Default 30 days; longer than any queue keeps a message.</summary>
    [Range(typeof(TimeSpan), "15.00:00:00", "3650.00:00:00")]
    public TimeSpan KeepTombstone { get; init; } = TimeSpan.FromDays(30);
}
