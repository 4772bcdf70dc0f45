using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace GasOrleans.Queues;

/// <summary>Section <c>Drain</c>.</summary>
internal sealed class DrainOptions
{
    /// <summary>How long a silo that leaves goes on with the work that it has before it hands it back. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "02:00:00")]
    public TimeSpan FinishWithin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long handing back, moving grains and leaving the membership may take after that. Default 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00")]
    public TimeSpan LeaveWithin { get; init; } = TimeSpan.FromSeconds(60);
}

[OptionsValidator]
internal sealed partial class DrainOptionsValidator : IValidateOptions<DrainOptions>;
