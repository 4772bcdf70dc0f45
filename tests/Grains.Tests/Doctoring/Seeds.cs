using System.Collections.Concurrent;
using GasOrleans.Jobs;
using GasOrleans.Operations;
using GasOrleans.Users;
using static GasOrleans.Operations.DoctorFindingKind;

namespace GasOrleans.Grains.Tests.Doctoring;

/// <summary>Rows and objects written behind the product's back: what is well, and what is not.</summary>
internal sealed partial class Seeds(Cluster cluster)
{
    private const string Inputs = "gas-inputs";
    private const string Results = "gas-results";
    private static readonly CancellationToken Ct = CancellationToken.None;
    private readonly DateTimeOffset now = cluster.Clock.GetUtcNow();
    private readonly ConcurrentDictionary<DoctorFindingKind, int> expected = [];
    private int number;

    /// <summary>How many findings of each kind there must be.</summary>
    public IReadOnlyDictionary<DoctorFindingKind, int> Expected => expected;

    /// <summary>Jobs that no examination may change.</summary>
    public ConcurrentDictionary<JobKey, bool> Healthy { get; } = [];

    /// <summary>Objects, uploads and archives that no job refers to.</summary>
    public ConcurrentDictionary<string, bool> Strays { get; } = [];

    /// <summary>Files of jobs that fail because of what they lack: found in the same examination, once these have failed.</summary>
    public int Leftovers { get; private set; }

    /// <summary>Claims that a worker keeps.</summary>
    public ConcurrentDictionary<JobKey, long> Live { get; } = [];

    /// <summary>Jobs that a worker takes when their message comes.</summary>
    public ConcurrentBag<JobKey> Waiting { get; } = [];

    /// <summary>Jobs that a transfers worker takes when their message comes.</summary>
    public ConcurrentBag<JobKey> Moving { get; } = [];

    private Given Given => new(cluster);

    /// <summary>Seeds so many of each.</summary>
    private static Task EachAsync(int count, Func<Task> seed)
        => Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, _) => await seed());

    private void Expect(DoctorFindingKind kind) => expected.AddOrUpdate(kind, 1, (_, count) => count + 1);

    /// <summary>Jobs of a few users, or of one that nobody else is.</summary>
    private JobKey AKey(bool own = false)
        => new(new UserId(own ? $"own{Guid.NewGuid():N}" : $"user{Interlocked.Increment(ref number) % 23}"), JobId.New(cluster.Clock));

    private JobState AJob(JobStatus status, JobKey? at = null)
    {
        var key = at ?? AKey();
        var isBusy = status is JobStatus.Running or JobStatus.Archiving;
        return new()
        {
            Key = key,
            Status = status,
            Request = Given.Request,
            Input = new(JobFileKind.Input, "sample.vcf", Inputs, $"{key}/sample.vcf", status is JobStatus.Uploading ? 0 : 6),
            MaximumBytes = 1000,
            SubmittedAt = now,
            StatusSince = now,
            Token = status is JobStatus.Uploading or JobStatus.Pending ? 0 : 1,
            Worker = isBusy ? "worker" : null,
            UploadEndsAt = status is JobStatus.Uploading ? now.AddDays(1) : null,
            Outputs = status is JobStatus.Completed or JobStatus.Thawed or JobStatus.Archiving ? [Output(key, JobFileKind.Result), Output(key, JobFileKind.Index)]
                : status is JobStatus.Archived or JobStatus.Restoring ? [Output(key, JobFileKind.Index)] : [],
            Timeline = [new(now, status, "seeded")],
        };
    }

    private static JobFile Output(JobKey key, JobFileKind kind)
        => new(kind, kind is JobFileKind.Result ? "sample.annot.vcf.gz" : "sample.annot.vcf.gz.tbi", Results, $"{key}/1/{(kind is JobFileKind.Result ? "sample.annot.vcf.gz" : "sample.annot.vcf.gz.tbi")}", 6);

    /// <summary>Writes a job's row, and the files that it refers to but for those that are left out.</summary>
    private async Task<JobState> PutAsync(JobState job, params JobFileKind[] without)
    {
        await cluster.Table.UpdateAsync(new() { Key = job.Key }, job, Ct);
        foreach (var file in JobFiles.Expected(job).Where(file => !without.Contains(file.Kind)))
        {
            await PutAsync(file.Bucket, file.Key);
        }

        return job;
    }

    private Task PutAsync(string bucket, string key) => cluster.S3.PutObjectAsync(new() { BucketName = bucket, Key = key, ContentBody = "seeded" }, Ct);

    /// <summary>An object that stands for an archive, and what a job knows of it.</summary>
    private async Task<ColdCopy> ArchiveAsync(JobKey key, long token = 1)
    {
        await cluster.S3.PutObjectAsync(new() { BucketName = Results, Key = $"archive/{key}/{token}", ContentBody = "seeded", StorageClass = Amazon.S3.S3StorageClass.Glacier }, Ct);
        return Copy(key, token);
    }

    /// <summary>It refers to an archive, which nobody has made.</summary>
    private static JobState WithArchive(JobState job) => job with { Archive = Copy(job.Key) };

    private static ColdCopy Copy(JobKey key, long token = 1) => new($"{Results}/archive/{key}/{token}", "sum", 6);

    private Task UploadAsync(string bucket, string key) => cluster.S3.InitiateMultipartUploadAsync(bucket, key, Ct);

    private async Task<JobState> WellAsync(JobState job)
    {
        Healthy[job.Key] = true;
        return await PutAsync(job);
    }
}
