using GasOrleans.Annotation.Resuming;
using GasOrleans.Results;

namespace GasOrleans.Annotation;

/// <summary>
/// Makes an attempt's progress safe now and then: the annotated VCF as parts, the rest as an object, and only then
/// <paramref name="record"/> is told its key. By bytes, never by time: two that go on from one place cut the same parts.
/// </summary>
internal sealed class CheckpointKeeper(ResultStore store, ObjectUpload vcf, string prefix, long every, Func<string, CancellationToken, Task> record)
{
    private long last = vcf.Length;

    public async ValueTask ReachedAsync(Func<AnnotationCheckpoint> take, CancellationToken ct)
    {
        if (vcf.Length - last < every || await vcf.SecureAsync(ct) is not { } safe)
        {
            return;
        }

        var engine = take();
        last = vcf.Length;
        var key = $"{prefix}checkpoint-{safe.Parts.Count}";
        await store.PutAsync(vcf.Bucket, key, new AttemptCheckpoint(safe, engine.InputOffset, engine.State).ToJson(), ct);
        vcf.Leave();
        await record(key, ct);
    }
}
