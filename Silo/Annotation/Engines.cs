using GasOrleans.Annotation.Bcftools;
using GasOrleans.Annotation.Reference;
using GasOrleans.Jobs;
using Microsoft.Extensions.Options;

namespace GasOrleans.Annotation;

/// <summary>Chooses the engine of a genome.</summary>
internal sealed class Engines(IOptions<WorkerOptions> worker)
{
    public IVcfAnnotator For(ReferenceBundle bundle, AnnotationLimits limits, ResultOptions wanted)
    {
        var options = new AnnotationOptions { PickedOnly = wanted.PickedOnly, GenomicNames = wanted.GenomicNames };
        return worker.Value.Engines.GetValueOrDefault(bundle.Manifest.Id, worker.Value.Engine) switch
        {
            Engine.BcftoolsCsq => new CsqAnnotator(bundle, limits, worker.Value.Csq, options),
            _ => new VcfAnnotator(bundle, limits, worker.Value.Parallelism, options),
        };
    }
}
