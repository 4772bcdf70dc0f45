using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GasOrleans.WebClient.Tests.Doubles;

/// <summary>An S3 that keeps what is posted and gives what was put; policies are the S3 front's to check, with its own tests.</summary>
public sealed class Storage : IAsyncDisposable
{
    private WebApplication? app;

    public ConcurrentDictionary<string, byte[]> Objects { get; } = new();

    /// <summary>Answers uploads with this code of S3's, when it is set.</summary>
    public string? Refuses { get; set; }

    public Uri Address { get; } = new($"http://127.0.0.1:{Ports.Free()}");

    public void Put(string bucket, string key, string text) => Objects[$"/{bucket}/{key}"] = Encoding.UTF8.GetBytes(text);

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Urls.Add(Address.AbsoluteUri);
        app.Use((context, next) =>
        {
            context.Response.Headers.AccessControlAllowOrigin = "*";
            return next(context);
        });
        app.MapMethods("/{bucket}", ["OPTIONS"], () => Results.NoContent());
        app.MapMethods("/{bucket}/{**key}", ["GET", "HEAD"], (HttpContext context) => Objects.TryGetValue(context.Request.Path, out var bytes)
            ? Results.Bytes(bytes, "application/octet-stream", enableRangeProcessing: true)
            : Results.NotFound());
        app.MapGet("/{bucket}", () => Results.Text("<?xml version=\"1.0\"?><ListMultipartUploadsResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><IsTruncated>false</IsTruncated></ListMultipartUploadsResult>", "application/xml"));
        app.MapPost("/{bucket}", (Delegate)PostAsync);
        app.MapPut("/{bucket}/{**key}", Copy);
        await app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }
    }

    private IResult Copy(HttpContext context)
    {
        var source = Uri.UnescapeDataString(context.Request.Headers["x-amz-copy-source"].ToString());
        if (!Objects.TryGetValue($"/{source.TrimStart('/')}", out var bytes))
        {
            return Results.Text("<?xml version=\"1.0\"?><Error><Code>NoSuchKey</Code></Error>", "application/xml", statusCode: 404);
        }

        Objects[context.Request.Path] = bytes;
        return Results.Text("<?xml version=\"1.0\"?><CopyObjectResult><ETag>\"e\"</ETag></CopyObjectResult>", "application/xml");
    }

    private async Task<IResult> PostAsync(string bucket, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        if (Refuses is { } code)
        {
            return Results.Text($"<?xml version=\"1.0\"?><Error><Code>{code}</Code></Error>", "application/xml", statusCode: 400);
        }

        using var body = new MemoryStream();
        await form.Files.Single().CopyToAsync(body);
        Objects[$"/{bucket}/{form["key"]}"] = body.ToArray();
        var next = form["success_action_redirect"].ToString();
        return next.Length > 0 ? Results.Redirect(next) : Results.NoContent();
    }
}
