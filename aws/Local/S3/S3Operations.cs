using GasOrleans.Aws.Local.S3.Operations;
using GasOrleans.Aws.Local.S3.Signing;
using GasOrleans.Aws.Local.S3.Store;

namespace GasOrleans.Aws.Local.S3;

/// <summary>Which request is which operation.</summary>
internal sealed class S3Operations(BucketStore store, Objects objects, MultipartUploads uploads, Listings lists, Restores restores, FormUpload form, SignedRequest signatures)
{
    // Parameters that name an operation of S3's that is not here; ignoring one would do another thing than was asked.
    private static readonly string[] Others =
        ["accelerate", "acl", "analytics", "attributes", "cors", "encryption", "legal-hold", "lifecycle", "logging", "metrics", "notification", "object-lock", "policy", "replication", "retention", "select", "tagging", "torrent", "versioning", "versions", "website"];

    public async Task HandleAsync(S3Request request)
    {
        if (HttpMethods.IsOptions(request.Http.Method))
        {
            Cors.Preflight(request, store.Find(request.Bucket));
            return;
        }

        Cors.Decorate(request, store.Find(request.Bucket));
        if (HttpMethods.IsPost(request.Http.Method) && request.Key.Length == 0 && request.Http.HasFormContentType)
        {
            await form.PostAsync(request);
            return;
        }

        var body = signatures.Check(request.Http);
        if (Others.FirstOrDefault(request.Has) is { } other)
        {
            throw S3Exception.NotImplemented($"?{other}");
        }

        await (request.Bucket.Length == 0 ? lists.BucketsAsync(request) : request.Key.Length == 0 ? OfBucketAsync(request, body) : OfObjectAsync(request, body));
    }

    private Task OfBucketAsync(S3Request request, SignedBody body)
    {
        switch (request.Http.Method)
        {
            case "PUT":
                store.Ensure(request.Bucket);
                return Task.CompletedTask;
            case "HEAD":
                store.Require(request.Bucket);
                return Task.CompletedTask;
            case "GET" when request.Has("location"): return Xml.WriteAsync(request.Answer, Xml.Element("LocationConstraint"));
            case "GET" when request.Has("uploads"): return lists.UploadsAsync(request);
            case "GET": return lists.ObjectsAsync(request);
            case "POST" when request.Has("delete"): return lists.DeleteAsync(request, body);
            default: throw S3Exception.NotImplemented($"{request.Http.Method} of a bucket");
        }
    }

    private Task OfObjectAsync(S3Request request, SignedBody body)
    {
        var source = request.Header("x-amz-copy-source");
        switch (request.Http.Method)
        {
            case "PUT" when request.Has("uploadId"): return source is null ? uploads.PutPartAsync(request, body) : uploads.CopyPartAsync(request, source);
            case "PUT": return source is null ? objects.PutAsync(request, body) : objects.CopyAsync(request, source);
            case "GET" when request.Has("uploadId"): return lists.PartsAsync(request);
            case "GET" or "HEAD": return objects.GetAsync(request);
            case "POST" when request.Has("restore"): return restores.RestoreAsync(request, body);
            case "POST" when request.Has("uploads"): return uploads.BeginAsync(request);
            case "POST" when request.Has("uploadId"): return uploads.CompleteAsync(request, body);
            case "DELETE" when request.Has("uploadId"):
                uploads.Abort(request);
                return Task.CompletedTask;
            case "DELETE":
                objects.Delete(request);
                return Task.CompletedTask;
            default: throw S3Exception.NotImplemented($"{request.Http.Method} of an object");
        }
    }
}
