using System.ComponentModel.DataAnnotations;
using GasOrleans.Annotation.Bcftools;
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

    /// <summary>
    /// After how many bytes of a large result what is there is made safe, so that after a crash another worker goes on from it.
    /// Default 64 MiB, some seconds' work; smaller results pay nothing. Each time costs a part, an object and a write.
    /// </summary>
    [Range(5L << 20, 5L << 30)]
    public long CheckpointBytes { get; init; } = 64L << 20;

    /// <summary>Who calls the consequences: <c>Native</c> or <c>BcftoolsCsq</c>. Default: the own engine.</summary>
    [EnumDataType(typeof(Engine))]
    public Engine Engine { get; init; }

    /// <summary>The same for single genomes, by their ids.</summary>
    public IReadOnlyDictionary<string, Engine> Engines { get; init; } = new Dictionary<string, Engine>();

    /// <summary>How <c>bcftools csq</c> is run, and what one run may cost.</summary>
    public CsqOptions Csq { get; init; } = new();
}

[OptionsValidator]
internal sealed partial class WorkerOptionsValidator : IValidateOptions<WorkerOptions>;
