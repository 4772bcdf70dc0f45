using GasOrleans.Aws.Local.S3.Store;

namespace GasOrleans.Aws.Local.S3.Operations;

/// <summary>The object that a copy is made of.</summary>
internal sealed record CopySource(Bucket Bucket, StoredObject Stored)
{
    public static CopySource Find(S3Request request, BucketStore store, string source)
    {
        var path = Uri.UnescapeDataString(source).TrimStart('/').Split('/', 2);
        var bucket = store.Require(path[0]);
        var stored = bucket.Find(path[^1]) ?? throw S3Exception.NoSuchKey(path[^1]);
        if (request.Header("x-amz-copy-source-if-match") is { } match && match.Trim('"') != stored.ETag)
        {
            throw S3Exception.PreconditionFailed();
        }

        Restores.RequireReadable(stored, store.Now);
        return new(bucket, stored);
    }

    public Stream Open() => Bucket.Bodies.Open(Stored.Bodies);
}
