using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace GasOrleans.Bench.Wire;

/// <summary>Stands before one service of the local cloud, passes everything on as it is, and counts.</summary>
internal sealed class CountingProxy : IAsyncDisposable
{
    /// <summary>What belongs to a connection (RFC 9110, 7.6.1), and what each side's own HTTP does for itself.</summary>
    private static readonly HashSet<string> OfTheConnection = new(StringComparer.OrdinalIgnoreCase) { "Connection", "Expect", "Host", "Keep-Alive", "Transfer-Encoding" };

    private readonly HttpMessageInvoker http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
    private readonly string service;
    private readonly int port;
    private readonly RequestCounts counts;
    private readonly WebApplication app;

    private CountingProxy(string service, int port, RequestCounts counts)
    {
        (this.service, this.port, this.counts) = (service, port, counts);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MaxRequestBodySize = null;
        });
        app = builder.Build();
        app.Run(PassAsync);
    }

    /// <summary>Where it listens.</summary>
    public string Address => app.Urls.Single();

    public static async Task<CountingProxy> StartAsync(string service, int port, RequestCounts counts)
    {
        var proxy = new CountingProxy(service, port, counts);
        await proxy.app.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        http.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        counts.Add(new AwsRequest(service, Operation(context.Request)));
        using var request = Copy(context.Request);
        using var answer = await http.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated).Where(header => !OfTheConnection.Contains(header.Key)))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
    }

    private HttpRequestMessage Copy(HttpRequest from)
    {
        // The target as it was sent, and the host that it was sent to: both are signed.
        var target = $"http://127.0.0.1:{port}{from.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget}";
        var request = new HttpRequestMessage(new HttpMethod(from.Method), new Uri(target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        request.Headers.Host = from.Host.Value;
        if (from.ContentLength is not null || from.Headers.TransferEncoding.Count > 0)
        {
            request.Content = new StreamContent(from.Body);
        }

        foreach (var (name, values) in from.Headers.Where(header => !OfTheConnection.Contains(header.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
            }
        }

        return request;
    }

    /// <summary>DynamoDB and SQS name it in a header; S3 by method and query; Glacier by method and what of the vault it is about.</summary>
    private static string Operation(HttpRequest request) => request.Headers["X-Amz-Target"].ToString() is { Length: > 0 } target
        ? target[(target.LastIndexOf('.') + 1)..]
        : request.Path.Value?.Split('/') is [_, _, "vaults", _, var about, ..] parts
            ? $"{request.Method} {about}{(parts[^1] == "output" ? "/output" : "")}"
            : string.Join('?', request.Query.Keys.Where(key => key != "x-id").Prepend(request.Method));
}
