using System.Collections.Concurrent;
using Amazon.S3;
using Amazon.S3.Model;
using GasOrleans.Queues;

namespace GasOrleans.Results;

/// <summary>Deletes objects one by one; those that go at the same time share a request.</summary>
internal sealed class ObjectDeletion(IAmazonS3 s3)
{
    /// <summary>S3 takes so many by one request.</summary>
    private const int Batch = 1000;

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentDictionary<string, SharedRequest<string>> buckets = new();

    /// <summary>Returns when the object is not there; one that was not there is deleted.</summary>
    public Task DeleteAsync(string bucket, string key, CancellationToken ct)
        => buckets.GetOrAdd(bucket, name => new(Batch, Pace, keys => DeleteAsync(name, keys))).SendAsync(key).WaitAsync(ct);

    private async Task<IReadOnlyList<Exception?>> DeleteAsync(string bucket, IReadOnlyList<string> keys)
    {
        try
        {
            await s3.DeleteObjectsAsync(new DeleteObjectsRequest { BucketName = bucket, Objects = [.. keys.Distinct().Select(key => new KeyVersion { Key = key })], Quiet = true });
            return [.. keys.Select(_ => (Exception?)null)];
        }
        catch (DeleteObjectsException e)
        {
            var faults = e.Response.DeleteErrors.ToLookup(one => one.Key, one => $"{one.Code} {one.Message}");
            return [.. keys.Select(key => faults[key].FirstOrDefault() is { } fault ? new AmazonS3Exception($"{bucket}/{key} was not deleted: {fault}") : null)];
        }
    }
}
