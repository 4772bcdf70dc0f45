using System.ComponentModel.DataAnnotations;

namespace GasOrleans.Jobs;

/// <summary>Section <c>Claims</c>: how long a worker's word counts.</summary>
internal sealed class ClaimOptions
{
    /// <summary>How long a claim lives without renewal. Default 15 s; below the queue's visibility timeout, so that a message that comes again finds a dead claim.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Length { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often a worker renews. Default 3 s; it bounds how long a cancelled job still runs.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan RenewEvery { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How many attempts may end by a fault of ours before the job fails. Default 3.</summary>
    [Range(1, 20)]
    public int FaultLimit { get; init; } = 3;

    /// <summary>How long the next attempt waits after such an end, times the number of them. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:45")]
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a job that finds all its owner's running places taken waits before it asks again. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:15:00")]
    public TimeSpan PlaceDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often the message of a job that still waits is sent again, in case it was lost. Default 1 h; a duplicate costs one receive.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "14.00:00:00")]
    public TimeSpan ResendAfter { get; init; } = TimeSpan.FromHours(1);
}
