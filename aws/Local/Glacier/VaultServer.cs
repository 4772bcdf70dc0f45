using System.Text.Json;
using GasOrleans.Aws.Local.Cold;
using GasOrleans.Aws.Local.Glacier.Operations;
using GasOrleans.Aws.Local.Glacier.Store;
using GasOrleans.Aws.Local.S3;
using GasOrleans.Aws.Local.S3.Signing;

namespace GasOrleans.Aws.Local.Glacier;

/// <summary>Glacier's vaults on files, because nobody has them.</summary>
internal sealed class VaultServer : IAsyncDisposable
{
    private readonly VaultStore store;
    private readonly LoopbackSite site;
    private readonly ColdTicker ticker;
    private readonly HttpClient http;

    private VaultServer(VaultStore store, LoopbackSite site, ColdTicker ticker, HttpClient http)
    {
        this.store = store;
        this.site = site;
        this.ticker = ticker;
        this.http = http;
    }

    public static async Task<VaultServer> StartAsync(int port, string folder, AccessKey ours, Uri sns, ColdControl cold, TimeProvider clock, CancellationToken cancellationToken)
    {
        var store = new VaultStore(folder);
        var http = new HttpClient();
        var ends = new JobEnds(store, cold, new Notices(http, sns), clock);
        cold.Hurried += expire => Hurry(ends, expire);
        var signatures = new SignedRequest(ours, clock, "glacier");
        var site = await LoopbackSite.StartAsync(port, _ => { }, app => Map(app, signatures, store, cold, clock), cancellationToken);
        return new VaultServer(store, site, new ColdTicker(clock, ends.TickAsync), http);
    }

    public void Ensure(string vault) => store.Ensure(vault);

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        await ticker.DisposeAsync();
        http.Dispose();
    }

    private static void Map(WebApplication app, SignedRequest signatures, VaultStore store, ColdControl cold, TimeProvider clock)
    {
        var (archives, parts, jobs, output) = (new Archives(store, clock), new PartUploads(store, clock), new Jobs(store, cold, clock), new JobOutput(store));
        const string Vault = "/{account}/vaults/{vault}";
        Add("PUT", "", archives.CreateVaultAsync);
        Add("GET", "", archives.DescribeVaultAsync);
        Add("POST", "/archives", archives.UploadAsync);
        Add("DELETE", "/archives/{archive}", archives.DeleteAsync);
        Add("POST", "/multipart-uploads", parts.InitiateAsync);
        Add("GET", "/multipart-uploads", parts.ListAsync);
        Add("PUT", "/multipart-uploads/{upload}", parts.PutPartAsync);
        Add("POST", "/multipart-uploads/{upload}", parts.CompleteAsync);
        Add("DELETE", "/multipart-uploads/{upload}", parts.AbortAsync);
        Add("GET", "/multipart-uploads/{upload}", parts.ListPartsAsync);
        Add("POST", "/jobs", jobs.InitiateAsync);
        Add("GET", "/jobs", jobs.ListAsync);
        Add("GET", "/jobs/{job}", jobs.DescribeAsync);
        Add("GET", "/jobs/{job}/output", output.GetAsync);

        void Add(string verb, string path, Func<VaultRequest, Task> operation) =>
            app.MapMethods(Vault + path, [verb], context => AnswerAsync(context, signatures, operation));
    }

    private static async Task AnswerAsync(HttpContext context, SignedRequest signatures, Func<VaultRequest, Task> operation)
    {
        context.Response.Headers["x-amzn-RequestId"] = context.TraceIdentifier;
        try
        {
            await operation(new VaultRequest(context, signatures.Check(context.Request)));
        }
        catch (S3Exception error)
        {
            await WriteErrorAsync(context, VaultException.From(error));
        }
        catch (VaultException error)
        {
            await WriteErrorAsync(context, error);
        }
    }

    private static Task WriteErrorAsync(HttpContext context, VaultException error)
    {
        context.Response.StatusCode = (int)error.Status;
        var body = new { code = error.Code, message = error.Message, type = (int)error.Status < 500 ? "Client" : "Server" };
        return context.Response.WriteAsJsonAsync(body, JsonSerializerOptions.Default, context.RequestAborted);
    }

    private static void Hurry(JobEnds ends, bool expire)
    {
        if (expire)
        {
            ends.Expire(all: true);
        }
        else
        {
            ends.End(all: true);
        }
    }
}
