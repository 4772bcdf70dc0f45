using System.ComponentModel.DataAnnotations;

namespace GasOrleans.Doctor;

/// <summary>Section <c>Doctor</c>.</summary>
internal sealed class DoctorOptions
{
    /// <summary>What is younger may be about to be written down, and is left alone. Default a day; longer than any transfer takes.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "365.00:00:00")]
    public TimeSpan Grace { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long a job that is worked on may stand still before it is asked why. Default 2 h; its watchdog has helped it by then.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "30.00:00:00")]
    public TimeSpan Patience { get; init; } = TimeSpan.FromHours(2);

    /// <summary>Requests to AWS and calls of grains that it makes in a second. Default 50, so that nobody feels it.</summary>
    [Range(1, 10_000)]
    public int RequestsPerSecond { get; init; } = 50;
}
