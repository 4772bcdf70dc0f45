using System.Net;
using GasOrleans.Aws.Local.S3.Events;
using GasOrleans.Aws.Local.S3.Signing;
using GasOrleans.Aws.Local.S3.Store;
using Microsoft.Net.Http.Headers;

namespace GasOrleans.Aws.Local.S3.Operations;

/// <summary>One object: put, get, copy, delete.</summary>
internal sealed class Objects(BucketStore store, ObjectCreated created)
{
    private const long LargestPut = 5L * 1024 * 1024 * 1024;

    public async Task PutAsync(S3Request request, SignedBody signed)
    {
        var bucket = store.Require(request.Bucket);
        RequireSize(signed.Length);
        var body = await bucket.Bodies.WriteAsync(Checksum.ReadCheckedAsync(request.Http, signed, request.Aborted), request.Aborted);
        var stored = Make(request.Key, body, ObjectHeaders.Read(request.Http, signed));
        Finish(bucket, stored, "Put", Condition.Of(request));
        request.Answer.Headers.ETag = Xml.Quoted(stored.ETag);
        foreach (var (name, value) in Checksum.Given(request.Http, signed))
        {
            request.Answer.Headers[name] = value;
        }
    }

    public async Task GetAsync(S3Request request)
    {
        var bucket = store.Require(request.Bucket);
        var stored = bucket.Find(request.Key) ?? throw S3Exception.NoSuchKey(request.Key);
        if (Restores.Header(stored, store.Now) is { } restore)
        {
            request.Answer.Headers["x-amz-restore"] = restore;
        }

        if (HttpMethods.IsGet(request.Http.Method))
        {
            Restores.RequireReadable(stored, store.Now);
        }

        ObjectHeaders.Write(request, stored);
        var content = Results.Stream(bucket.Bodies.Open(stored.Bodies), request.Answer.ContentType, lastModified: stored.LastModified, entityTag: new EntityTagHeaderValue(Xml.Quoted(stored.ETag)), enableRangeProcessing: true);
        await content.ExecuteAsync(request.Context);
    }

    public async Task CopyAsync(S3Request request, string source)
    {
        var original = CopySource.Find(request, store, source);
        var bucket = store.Require(request.Bucket);
        var checksum = new FullChecksum();
        await using var content = original.Open();
        var body = await bucket.Bodies.WriteAsync(checksum.PassAsync(Pieces.Of(content, request.Aborted), request.Aborted), request.Aborted);
        var headers = ObjectHeaders.OfCopy(request, original.Stored);
        var stored = Make(request.Key, body, FullChecksum.IsAsked(request.Header(FullChecksum.Algorithm)) ? FullChecksum.In(headers, checksum.Value) : headers);
        Finish(bucket, stored, "Copy", Condition.Of(request));
        await Xml.WriteAsync(request.Answer, Xml.Element("CopyObjectResult", Xml.Element("LastModified", Xml.Time(stored.LastModified)), Xml.Element("ETag", Xml.Quoted(stored.ETag)), FullChecksum.Elements(stored)));
    }

    public void Delete(S3Request request)
    {
        store.Require(request.Bucket).Delete(request.Key);
        request.Answer.StatusCode = (int)HttpStatusCode.NoContent;
    }

    public StoredObject Make(string key, StoredBody body, IReadOnlyDictionary<string, string> headers) => Make(key, body.Md5, [body], headers);

    public StoredObject Make(string key, string etag, IReadOnlyList<StoredBody> bodies, IReadOnlyDictionary<string, string> headers)
    {
        // HTTP dates have whole seconds.
        var now = DateTimeOffset.FromUnixTimeSeconds(store.Now.ToUnixTimeSeconds());
        return new StoredObject(key, etag, now, store.NextSequencer(), bodies) { Headers = headers };
    }

    /// <summary>Puts the object in its place and announces it; an object that is there will be announced, whenever this process dies.</summary>
    public void Finish(Bucket bucket, StoredObject stored, string how, Func<StoredObject?, bool> condition, Upload? from = null)
    {
        var announcements = ObjectCreated.Prepare(bucket, stored, how);
        if (!bucket.Put(stored, condition, from))
        {
            ObjectCreated.Withdraw(announcements);
            bucket.Bodies.Forget(from is null ? stored.Bodies : []);
            throw S3Exception.PreconditionFailed();
        }

        created.Send(announcements);
    }

    public static void RequireSize(long size)
    {
        if (size > LargestPut)
        {
            throw S3Exception.TooLarge(size, LargestPut);
        }
    }
}
