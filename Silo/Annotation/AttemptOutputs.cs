using GasOrleans.Jobs;
using GasOrleans.Results;

namespace GasOrleans.Annotation;

/// <summary>The outputs of one attempt, under its token; none can be seen before <see cref="PublishAsync(bool, CancellationToken)"/>, and none is left without it.</summary>
internal sealed class AttemptOutputs : IAsyncDisposable
{
    private readonly ObjectUpload vcf;
    private readonly ObjectUpload index;
    private readonly ObjectUpload log;

    public AttemptOutputs(ResultStore store, JobWork work, UploadedParts? from = null)
    {
        var names = OutputNames.For(work.Input.Name);
        vcf = from is null ? store.Write(work.OutputBucket, work.OutputPrefix + names.Vcf) : store.GoOn(from);
        index = store.Write(work.OutputBucket, work.OutputPrefix + names.Index);
        log = store.Write(work.OutputBucket, work.OutputPrefix + names.Log);
        Streams = new(vcf, index, log);
        if (from is not null)
        {
            vcf.Leave(); // whatever becomes of this attempt, the next may go on from the same place
        }
    }

    public AnnotationOutputs Streams { get; }

    /// <summary>The annotated VCF.</summary>
    public ObjectUpload Vcf => vcf;

    /// <summary>Publishes them, the result last: who sees it finds the others.</summary>
    public async Task<IReadOnlyList<JobFile>> PublishAsync(bool hasIndex, CancellationToken ct)
    {
        var small = new List<Task<JobFile>> { PublishAsync(JobFileKind.Log, log, ct) };
        if (hasIndex)
        {
            small.Insert(0, PublishAsync(JobFileKind.Index, index, ct));
        }

        var beside = await Task.WhenAll(small);
        return [await PublishAsync(JobFileKind.Result, vcf, ct), .. beside];
    }

    public async ValueTask DisposeAsync()
    {
        await vcf.DisposeAsync();
        await index.DisposeAsync();
        await log.DisposeAsync();
    }

    private static async Task<JobFile> PublishAsync(JobFileKind kind, ObjectUpload upload, CancellationToken ct)
    {
        await upload.PublishAsync(ct);
        return new(kind, upload.Key[(upload.Key.LastIndexOf('/') + 1)..], upload.Bucket, upload.Key, upload.Length) { Checksum = upload.Checksum };
    }
}
