using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace GasOrleans.Annotation;

/// <summary>Section <c>Worker</c>.</summary>
internal sealed class WorkerOptions
{
    /// <summary>How many jobs this silo annotates at once. Default: the number of cores.</summary>
    [Range(1, 1024)]
    public int Slots { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// How many parts of one large job are worked on at once. Default: the number of cores. All jobs share the cores of the
    /// thread pool, so that many slots do not mean more threads; each part that waits costs some MiB of memory.
    /// </summary>
    [Range(1, 256)]
    public int Parallelism { get; init; } = Environment.ProcessorCount;
}

[OptionsValidator]
internal sealed partial class WorkerOptionsValidator : IValidateOptions<WorkerOptions>;
