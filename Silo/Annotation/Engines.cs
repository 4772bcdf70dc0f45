using GasOrleans.Annotation.Bcftools;
using GasOrleans.Annotation.Reference;
using Microsoft.Extensions.Options;

namespace GasOrleans.Annotation;

/// <summary>Chooses the engine of a genome.</summary>
internal sealed class Engines(IOptions<WorkerOptions> worker)
{
    public IVcfAnnotator For(ReferenceBundle bundle, AnnotationLimits limits)
        => worker.Value.Engines.GetValueOrDefault(bundle.Manifest.Id, worker.Value.Engine) switch
        {
            Engine.BcftoolsCsq => new CsqAnnotator(bundle, limits, worker.Value.Csq),
            _ => new VcfAnnotator(bundle, limits, worker.Value.Parallelism),
        };
}
