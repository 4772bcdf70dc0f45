using GasOrleans.Jobs;
using GasOrleans.Results;

namespace GasOrleans.Annotation;

/// <summary>The outputs of one attempt, under its token; none can be seen before <see cref="PublishAsync(AnnotationSummary, CancellationToken)"/>, and none is left without it.</summary>
internal sealed class AttemptOutputs : IAsyncDisposable
{
    private readonly ObjectUpload vcf;
    private readonly ObjectUpload index;
    private readonly ObjectUpload log;
    private readonly ObjectUpload table;

    public AttemptOutputs(ResultStore store, JobWork work, UploadedParts? from = null)
    {
        var names = OutputNames.For(work.Input.Name);
        vcf = from is null ? store.Write(work.OutputBucket, work.OutputPrefix + names.Vcf) : store.GoOn(from);
        index = store.Write(work.OutputBucket, work.OutputPrefix + names.Index);
        log = store.Write(work.OutputBucket, work.OutputPrefix + names.Log);
        table = store.Write(work.OutputBucket, work.OutputPrefix + names.Table);
        Streams = new(vcf, index, log) { Table = table };
        if (from is not null)
        {
            vcf.Leave(); // whatever becomes of this attempt, the next may go on from the same place
        }
    }

    public AnnotationOutputs Streams { get; }

    /// <summary>The annotated VCF.</summary>
    public ObjectUpload Vcf => vcf;

    /// <summary>Publishes them, the result last: who sees it finds the others.</summary>
    public async Task<IReadOnlyList<JobFile>> PublishAsync(AnnotationSummary summary, CancellationToken ct)
    {
        var small = new List<Task<JobFile>> { PublishAsync(JobFileKind.Log, log, ct) };
        if (summary.HasIndex)
        {
            small.Insert(0, PublishAsync(JobFileKind.Index, index, ct));
        }

        if (summary.HasTable)
        {
            small.Add(PublishAsync(JobFileKind.Table, table, ct));
        }

        var beside = await Task.WhenAll(small);
        return [await PublishAsync(JobFileKind.Result, vcf, ct), .. beside];
    }

    public async ValueTask DisposeAsync()
    {
        await vcf.DisposeAsync();
        await index.DisposeAsync();
        await log.DisposeAsync();
        await table.DisposeAsync();
    }

    private static async Task<JobFile> PublishAsync(JobFileKind kind, ObjectUpload upload, CancellationToken ct)
    {
        await upload.PublishAsync(ct);
        return new(kind, upload.Key[(upload.Key.LastIndexOf('/') + 1)..], upload.Bucket, upload.Key, upload.Length) { Checksum = upload.Checksum };
    }
}
