using GasOrleans.Aws.Local.Cold;
using GasOrleans.Aws.Local.Resources;
using GasOrleans.Aws.Local.S3.Events;
using GasOrleans.Aws.Local.S3.Operations;
using GasOrleans.Aws.Local.S3.Signing;
using GasOrleans.Aws.Local.S3.Store;

namespace GasOrleans.Aws.Local.S3;

/// <summary>S3 on files: ADR 0004 says why it is ours.</summary>
internal sealed class S3Server : IAsyncDisposable
{
    private readonly BucketStore store;
    private readonly ObjectCreated created;
    private readonly LoopbackSite site;
    private readonly ColdTicker ticker;

    private S3Server(BucketStore store, ObjectCreated created, LoopbackSite site, ColdTicker ticker)
    {
        this.store = store;
        this.created = created;
        this.site = site;
        this.ticker = ticker;
    }

    public static async Task<S3Server> StartAsync(int port, string folder, AccessKey ours, ObjectCreated created, ColdControl cold, TimeProvider clock, CancellationToken cancellationToken)
    {
        var store = new BucketStore(folder, clock);
        var objects = new Objects(store, created);
        var restores = new Restores(store, created, cold);
        var operations = new S3Operations(store, objects, new MultipartUploads(store, objects), new Listings(store), restores, new FormUpload(store, objects, ours), new SignedRequest(ours, clock));
        created.Start(store);
        var site = await LoopbackSite.StartAsync(port, _ => { }, app => app.Run(context => AnswerAsync(operations, context)), cancellationToken);
        cold.Hurried += expire => Hurry(restores, expire);
        return new S3Server(store, created, site, new ColdTicker(clock, _ => EndAsync(restores)));
    }

    /// <summary>Makes a bucket of the template exist, with its settings.</summary>
    public void Ensure(Resource resource)
    {
        var bucket = store.Ensure(resource.Text("BucketName"));
        var before = bucket.Settings.NotificationConfiguration.QueueConfigurations;
        bucket.Configure(Json.Convert<BucketSettings>(resource.Properties));
        foreach (var added in bucket.Settings.NotificationConfiguration.QueueConfigurations.Except(before))
        {
            created.Announce(bucket, added.Queue, store.Now);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        await ticker.DisposeAsync();
        await created.DisposeAsync();
    }

    private static void Hurry(Restores restores, bool expire)
    {
        if (expire)
        {
            restores.Expire();
        }
        else
        {
            restores.End(all: true);
        }
    }

    private static Task EndAsync(Restores restores)
    {
        restores.End(all: false);
        return Task.CompletedTask;
    }

    private static async Task AnswerAsync(S3Operations operations, HttpContext context)
    {
        context.Response.Headers["x-amz-request-id"] = context.TraceIdentifier;
        try
        {
            await operations.HandleAsync(S3Request.Read(context));
        }
        catch (S3Exception error)
        {
            await Xml.WriteErrorAsync(context, error);
        }
    }
}
