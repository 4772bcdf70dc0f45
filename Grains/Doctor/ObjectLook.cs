using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;
using GasOrleans.Archive;
using GasOrleans.Jobs;
using Microsoft.Extensions.Options;

namespace GasOrleans.Doctor;

/// <summary>Objects that no job refers to, and uploads that nobody will complete, page by page.</summary>
internal sealed class ObjectLook(IAmazonS3 s3, JobTable table, IGrainFactory grains, IOptions<ArchiveOptions> archive)
{
    public async IAsyncEnumerable<Finding> LookAsync(string bucket, Round round, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var finding in ObjectsAsync(bucket, round, ct))
        {
            yield return finding;
        }

        await foreach (var finding in UploadsAsync(bucket, round, ct))
        {
            yield return finding;
        }
    }

    private async IAsyncEnumerable<Finding> ObjectsAsync(string bucket, Round round, [EnumeratorCancellation] CancellationToken ct)
    {
        var jobs = new JobOfKeys(table, round);
        await round.PaceAsync(ct);
        await foreach (var page in s3.Paginators.ListObjectsV2(new ListObjectsV2Request { BucketName = bucket }).Responses.WithCancellation(ct))
        {
            foreach (var one in page.S3Objects ?? [])
            {
                round.Count(objects: 1);
                var at = Utc(one.LastModified);
                if (at <= round.Old && !IsArchive(one.Key) && await jobs.OfAsync(one.Key, ct) is { } job && !JobFiles.Knows(job, bucket, one.Key) && IsSpare(job, round))
                {
                    yield return Finding.StrayObject(job, bucket, one.Key, one.Size ?? 0, at);
                }
            }

            await round.PaceAsync(ct);
        }
    }

    private async IAsyncEnumerable<Finding> UploadsAsync(string bucket, Round round, [EnumeratorCancellation] CancellationToken ct)
    {
        var jobs = new JobOfKeys(table, round);
        await round.PaceAsync(ct);
        await foreach (var page in s3.Paginators.ListMultipartUploads(new ListMultipartUploadsRequest { BucketName = bucket }).Responses.WithCancellation(ct))
        {
            foreach (var one in page.MultipartUploads ?? [])
            {
                round.Count(uploads: 1);
                var (at, name) = (Utc(one.Initiated), IsArchive(one.Key) ? one.Key[archive.Value.Prefix.Length..] : one.Key);
                if (at <= round.Old && await jobs.OfAsync(name, ct) is { } job && !await IsKnownAsync(job, one.UploadId, round, ct))
                {
                    yield return Finding.StrayUpload(job, bucket, one.Key, one.UploadId, at);
                }
            }

            await round.PaceAsync(ct);
        }
    }

    /// <summary>An upload of an input is known by its grain; what workers upload is theirs while they may be at it.</summary>
    private async Task<bool> IsKnownAsync(JobState job, string uploadId, Round round, CancellationToken ct)
    {
        if (job.Status != JobStatus.Uploading)
        {
            return JobFiles.IsWorkedOn(job);
        }

        await round.PaceAsync(ct);
        return (await grains.Upload(job.Key).LookAsync(ct))?.UploadId == uploadId;
    }

    /// <summary>While its archive was not seen, what lies in hot storage may be all that is left.</summary>
    private static bool IsSpare(JobState job, Round round)
        => job.Status is not (JobStatus.Archived or JobStatus.Restoring) || (job.Archive is { } copy && round.Archives?.Contains(copy.Id) == true);

    private bool IsArchive(string key) => key.StartsWith(archive.Value.Prefix, StringComparison.Ordinal);

    private static DateTimeOffset Utc(DateTime? time) => new((time ?? DateTime.UnixEpoch).ToUniversalTime());
}
