using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace GasOrleans.Annotation;

/// <summary>Section <c>Worker</c>.</summary>
internal sealed class WorkerOptions
{
    /// <summary>How many jobs this silo annotates at once. Default: the number of cores.</summary>
    [Range(1, 1024)]
    public int Slots { get; init; } = Environment.ProcessorCount;
}

[OptionsValidator]
internal sealed partial class WorkerOptionsValidator : IValidateOptions<WorkerOptions>;
