using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using GasOrleans.Jobs;
using Microsoft.Extensions.Logging;

namespace GasOrleans.Results;

/// <summary>The objects of jobs in S3, in four verbs. Bodies are streamed; nothing is held whole.</summary>
internal sealed class ResultStore(IAmazonS3 s3, ObjectDeletion deletion, ILogger<ResultStore> logger)
{
    /// <summary>The object's size in bytes; <see langword="null"/> when it is not there.</summary>
    public async Task<long?> SizeAsync(string bucket, string key, CancellationToken ct)
    {
        try
        {
            return (await s3.GetObjectMetadataAsync(bucket, key, ct)).ContentLength;
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>The object, its body still to be read; dispose it to end the connection.</summary>
    public Task<GetObjectResponse> OpenAsync(JobFile file, CancellationToken ct) => OpenAsync(file, 0, ct);

    /// <summary>The rest of an object, from a byte on.</summary>
    public Task<GetObjectResponse> OpenAsync(JobFile file, long from, CancellationToken ct)
    {
        // A range, even of everything, spares the SDK's MD5 of what goes by, a tenth of a job's time; the wire is TLS'
        // to keep whole. An empty object has no ranges.
        var range = file.Bytes > from ? new ByteRange($"bytes={from}-") : null;
        return s3.GetObjectAsync(new GetObjectRequest { BucketName = file.Bucket, Key = file.Key, ByteRange = range }, ct);
    }

    /// <summary>A new object, invisible until <see cref="ObjectUpload.PublishAsync"/>.</summary>
    public ObjectUpload Write(string bucket, string key) => new(s3, bucket, key, logger);

    /// <summary>Removes one object; one that is not there is removed.</summary>
    public Task RemoveObjectAsync(JobFile file, CancellationToken ct) => RemoveObjectAsync(file.Bucket, file.Key, ct);

    /// <summary>Removes one object; one that is not there is removed.</summary>
    public Task RemoveObjectAsync(string bucket, string key, CancellationToken ct) => deletion.DeleteAsync(bucket, key, ct);

    /// <summary>Goes on with an upload that another has left.</summary>
    public ObjectUpload GoOn(UploadedParts from) => new(s3, from.Bucket, from.Key, logger, from);

    /// <summary>Writes a small object at once.</summary>
    public Task PutAsync(string bucket, string key, string text, CancellationToken ct)
        => s3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key, ContentBody = text }, ct);

    /// <summary>Reads a small object; <see langword="null"/> when it is not there.</summary>
    public async Task<string?> ReadAsync(string bucket, string key, CancellationToken ct)
    {
        try
        {
            using var answer = await s3.GetObjectAsync(bucket, key, ct);
            using var reader = new StreamReader(answer.ResponseStream);
            return await reader.ReadToEndAsync(ct);
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Whether an upload is still under way and holds these parts as they were.</summary>
    public async Task<bool> HasPartsAsync(UploadedParts upload, CancellationToken ct)
    {
        var request = new ListPartsRequest { BucketName = upload.Bucket, Key = upload.Key, UploadId = upload.UploadId };
        var found = new Dictionary<int, string>();
        try
        {
            await foreach (var part in s3.Paginators.ListParts(request).Parts.WithCancellation(ct))
            {
                found[part.PartNumber!.Value] = part.ETag;
            }
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }

        return upload.Parts.Select((part, i) => found.GetValueOrDefault(i + 1) == part.ETag).All(same => same);
    }

    /// <summary>Ends every upload under a prefix that is not published.</summary>
    public async Task AbortUploadsAsync(string bucket, string prefix, CancellationToken ct)
    {
        await foreach (var upload in s3.Paginators.ListMultipartUploads(new ListMultipartUploadsRequest { BucketName = bucket, Prefix = prefix }).Uploads.WithCancellation(ct))
        {
            await s3.AbortMultipartUploadAsync(bucket, upload.Key, upload.UploadId, ct);
        }
    }

    /// <summary>Ends one upload; one that is not there has ended.</summary>
    public async Task AbortAsync(string bucket, string key, string uploadId, CancellationToken ct)
    {
        try
        {
            await s3.AbortMultipartUploadAsync(bucket, key, uploadId, ct);
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            // Completed or ended before.
        }
    }

    /// <summary>Removes every object under a prefix that is not spared; says how many were removed.</summary>
    public async Task<int> RemoveAsync(string bucket, string prefix, CancellationToken ct, Predicate<string>? spared = null)
    {
        var keys = new List<KeyVersion>();
        await foreach (var entry in s3.Paginators.ListObjectsV2(new ListObjectsV2Request { BucketName = bucket, Prefix = prefix }).S3Objects.WithCancellation(ct))
        {
            if (spared?.Invoke(entry.Key) != true)
            {
                keys.Add(new KeyVersion { Key = entry.Key });
            }
        }

        foreach (var thousand in keys.Chunk(1000))
        {
            await s3.DeleteObjectsAsync(new DeleteObjectsRequest { BucketName = bucket, Objects = [.. thousand], Quiet = true }, ct);
        }

        return keys.Count;
    }
}
