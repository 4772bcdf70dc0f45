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
    public Task<GetObjectResponse> OpenAsync(JobFile file, CancellationToken ct) => s3.GetObjectAsync(file.Bucket, file.Key, ct);

    /// <summary>A new object, invisible until <see cref="ObjectUpload.PublishAsync"/>.</summary>
    public ObjectUpload Write(string bucket, string key) => new(s3, bucket, key, logger);

    /// <summary>Removes one object; one that is not there is removed.</summary>
    public Task RemoveObjectAsync(JobFile file, CancellationToken ct) => deletion.DeleteAsync(file.Bucket, file.Key, ct);

    /// <summary>Removes every object under a prefix; says how many objects there were.</summary>
    public async Task<int> RemoveAsync(string bucket, string prefix, CancellationToken ct)
    {
        var keys = new List<KeyVersion>();
        await foreach (var entry in s3.Paginators.ListObjectsV2(new ListObjectsV2Request { BucketName = bucket, Prefix = prefix }).S3Objects.WithCancellation(ct))
        {
            keys.Add(new KeyVersion { Key = entry.Key });
        }

        foreach (var thousand in keys.Chunk(1000))
        {
            await s3.DeleteObjectsAsync(new DeleteObjectsRequest { BucketName = bucket, Objects = [.. thousand], Quiet = true }, ct);
        }

        return keys.Count;
    }
}
