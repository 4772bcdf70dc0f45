using System.Collections.Concurrent;
using GasOrleans.Aws.Tests.Stacks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GasOrleans.EndToEnd.Tests.Recording;

/// <summary>Stands before one service of the cloud, hands everything on as it is, and writes down what IAM would have been asked.</summary>
internal sealed class Recorder : IAsyncDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = TimeSpan.FromMinutes(10) };
    private readonly ConcurrentDictionary<AwsRequest, bool> seen = new();
    private readonly Func<RecordedRequest, IEnumerable<AwsRequest>> read;
    private readonly Uri target;
    private readonly WebApplication app;

    private Recorder(int port, int targetPort, Func<RecordedRequest, IEnumerable<AwsRequest>> read)
    {
        (this.read, target) = (read, new Uri($"http://127.0.0.1:{targetPort}"));
        Address = new Uri($"http://127.0.0.1:{port}");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        app = builder.Build();
        app.Urls.Add(Address.AbsoluteUri);
        app.Run(HandOnAsync);
    }

    public Uri Address { get; }

    /// <summary>What a request waits for before it is handed on.</summary>
    public Func<RecordedRequest, Task> Before { get; set; } = _ => Task.CompletedTask;

    public IReadOnlyCollection<AwsRequest> Seen => [.. seen.Keys];

    public static async Task<Recorder> StartAsync(int port, int targetPort, Func<RecordedRequest, IEnumerable<AwsRequest>> read)
    {
        var recorder = new Recorder(port, targetPort, read);
        await recorder.app.StartAsync();
        return recorder;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        http.Dispose();
    }

    private async Task HandOnAsync(HttpContext context)
    {
        var request = await RecordedRequest.ReadAsync(context.Request);
        foreach (var asked in read(request))
        {
            seen[asked] = true;
        }

        await Before(request);
        try
        {
            using var answer = await http.SendAsync(Copy(context.Request, request), HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
            context.Response.StatusCode = (int)answer.StatusCode;
            if (IamActions.WhenAbsent(request, context.Response.StatusCode) is { } absent)
            {
                seen[absent] = true;
            }

            foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Transfer-Encoding"))
            {
                context.Response.Headers[name] = values.ToArray();
            }

            if (context.Request.Method != "HEAD" && answer.Content.Headers.ContentLength != 0)
            {
                await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
            }
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException)
        {
            context.Abort(); // who asked sees a cut connection, as without us
        }
    }

    private HttpRequestMessage Copy(HttpRequest from, RecordedRequest read)
    {
        var raw = from.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget; // as it was signed
        var to = new HttpRequestMessage(new HttpMethod(from.Method), new Uri(target.AbsoluteUri.TrimEnd('/') + raw, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (from.ContentLength is not null || from.Headers.TransferEncoding.Count > 0) // an empty body may have a type, and that is signed
        {
            to.Content = read.Body is { } body ? new ByteArrayContent(body) : new StreamContent(from.Body);
        }

        foreach (var (name, values) in from.Headers.Where(header => header.Key is not ("Expect" or "Transfer-Encoding" or "Connection")))
        {
            if (!to.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                to.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        return to;
    }
}
