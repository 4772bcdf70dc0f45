using System.Collections.Concurrent;
using System.IO.Hashing;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GasOrleans.Cli.Tests;

/// <summary>A service and its storage in one, over real sockets, that can be told to misbehave.</summary>
internal sealed class Service : IAsyncDisposable
{
    public const string Token = "gas_ada.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    public const string Id = "0190a6c0-0000-7000-8000-000000000000";

    private static readonly string[] Scopes = ["read"];

    private readonly WebApplication app;

    private Service(WebApplication app) => this.app = app;

    public string Address { get; private set; } = "";

    /// <summary>The job's status, and what follows it, one for each time that it is asked for.</summary>
    public ConcurrentQueue<string> Statuses { get; } = new(["completed"]);

    public string FileName { get; set; } = "a.vcf";

    public string ResultName { get; set; } = "a.annot.vcf.gz";

    public byte[] Result { get; set; } = [1, 2, 3];

    /// <summary>Said of the result; what it is, when it is not said.</summary>
    public string? Sum { get; set; }

    /// <summary>After how many bytes each download is cut; the last goes through.</summary>
    public ConcurrentQueue<int> Cuts { get; } = new();

    /// <summary>How many answers are 429, and then 503, before the first real one.</summary>
    public int Refusals { get; set; }

    /// <summary>How many such answers there are once the stream was cut.</summary>
    public int RefusalsAfterStream { get; set; }

    /// <summary>The size of parts, where files go in parts.</summary>
    public int? PartBytes { get; set; }

    /// <summary>The parts that storage has, by number; the first attempt at each part that is named here fails.</summary>
    public ConcurrentDictionary<int, byte[]> Parts { get; } = new();

    public ConcurrentDictionary<int, bool> Failing { get; } = new();

    /// <summary>The sum that was confirmed.</summary>
    public string? ConfirmedSum { get; private set; }

    /// <summary>What storage answers to an upload.</summary>
    public int UploadStatus { get; set; } = 204;

    public ConcurrentQueue<string> Requests { get; } = new();

    public ConcurrentQueue<string> Keys { get; } = new();

    /// <summary>What results were asked to hold.</summary>
    public ConcurrentQueue<string?> Presets { get; } = new();

    /// <summary>The same, option by option.</summary>
    public ConcurrentQueue<string?> Options { get; } = new();

    public ConcurrentQueue<string> Ranges { get; } = new();

    public byte[] Uploaded { get; private set; } = [];

    /// <summary>What the stream of events says before it is cut.</summary>
    public IReadOnlyList<string> Streamed { get; set; } = [];

    public static async Task<Service> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var service = new Service(builder.Build());
        service.Map();
        await service.app.StartAsync();
        service.Address = service.app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
        return service;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    public static string SumOf(byte[] bytes)
    {
        var crc = new Crc64(Crc64ParameterSet.Nvme);
        crc.Append(bytes);
        return Convert.ToBase64String([.. BitConverter.GetBytes(crc.GetCurrentHashAsUInt64()).Reverse()]);
    }

    private void Map()
    {
        app.Use(RefuseAsync);
        app.MapGet("/api/v1/me", () => new { id = "ada", name = "Ada", plan = new { name = "free", maximumBytes = 153600, runningJobs = 2, windowSeconds = 300 }, scopes = Scopes });
        app.MapGet("/api/v1/genomes", () => new[] { new { id = "h37rv", name = "H37Rv", source = "NCBI" } });
        app.MapGet("/api/v1/jobs", (string? after) => after is null ? new { jobs = new[] { Job("running") }, next = (string?)"n" } : new { jobs = new[] { Job("failed") }, next = (string?)null });
        app.MapPost("/api/v1/jobs", (Asked asked) =>
        {
            Note(asked);
            return Results.Json(new { job = Job("uploading"), upload = Upload() }, statusCode: 201);
        });
        app.MapPost("/api/v1/jobs/{id}/again", (Asked asked) =>
        {
            Note(asked);
            return Results.Json(Job("pending"), statusCode: 201);
        });
        app.MapPost("/api/v1/jobs/{id}/upload/parts", (PartsAsked asked) => new { urls = asked.Parts.Select(part => $"{Address}/part/{part.Number}") });
        app.MapPut("/part/{number:int}", (Delegate)PutPartAsync);
        app.MapPost("/api/v1/jobs/{id}/confirm", (Confirmation? said) =>
        {
            ConfirmedSum = said?.Sum;
            return Job("pending");
        });
        app.MapPost("/api/v1/jobs/{id}/cancel", () => Problem(409, "wrong-status", "This annotation is completed."));
        app.MapDelete("/api/v1/jobs/{id}", () => Job("deleted"));
        app.MapGet("/api/v1/jobs/{id}", (string id) => id == Id ? Results.Json(Job(Next())) : Problem(404, "not-found", "There is no such page."));
        app.MapGet("/api/v1/jobs/{id}/log", () => Results.Text("Total: 19\n"));
        app.MapGet("/api/v1/jobs/{id}/events", (Delegate)StreamAsync);
        app.MapGet("/api/v1/jobs/{id}/files/{kind}", () => new { url = $"{Address}/result", name = ResultName, bytes = Result.Length, endsAt = DateTimeOffset.UnixEpoch, crc64Nvme = Sum ?? SumOf(Result) });
        app.MapGet("/result", (Delegate)DownloadAsync);
        app.MapPost("/storage", (Delegate)UploadAsync);
    }

    private async Task RefuseAsync(HttpContext context, RequestDelegate next)
    {
        Requests.Enqueue($"{context.Request.Method} {context.Request.Path}");
        if (context.Request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } key)
        {
            Keys.Enqueue(key);
        }

        if (context.Request.Path.StartsWithSegments("/api") && context.Request.Headers.Authorization != $"Bearer {Token}")
        {
            await Problem(401, "token-unknown", "It is mistyped, or it was revoked.").ExecuteAsync(context);
        }
        else if (Refusals-- > 0)
        {
            context.Response.Headers.RetryAfter = "0";
            await Problem(Refusals % 2 == 0 ? 429 : 503, "too-many-requests", "Wait.").ExecuteAsync(context);
        }
        else
        {
            await next(context);
        }
    }

    private string Next() => Statuses.Count > 1 && Statuses.TryDequeue(out var status) ? status : Statuses.First();

    private object Job(string status) => new { id = Id, status, fileName = FileName, genome = "h37rv", version = 1, submittedAt = DateTimeOffset.UnixEpoch, files = Array.Empty<object>() };

    private static IResult Problem(int status, string code, string detail)
        => Results.Json(new { type = $"/api#{code}", title = "Not accepted", status, detail, code }, contentType: "application/problem+json", statusCode: status);

    private object Upload() => PartBytes is { } size
        ? new { maximumBytes = 100, parts = new { sign = "", partBytes = size, count = 0, safe = Parts.Select(one => new { number = one.Key, sum = Convert.ToBase64String(SHA256.HashData(one.Value)) }) } }
        : new { url = $"{Address}/storage", fields = new { key = "k" }, maximumBytes = 100 };

    private async Task<IResult> PutPartAsync(int number, HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var isWhole = context.Request.Headers["x-amz-checksum-sha256"] == Convert.ToBase64String(SHA256.HashData(body.ToArray()));
        if (!isWhole || Failing.TryRemove(number, out _))
        {
            return Results.StatusCode(isWhole ? 503 : 400);
        }

        Parts[number] = body.ToArray();
        return Results.Ok();
    }

    private async Task StreamAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        foreach (var status in Streamed)
        {
            await context.Response.WriteAsync($"event: job\ndata: {System.Text.Json.JsonSerializer.Serialize(Job(status))}\n\n");
            await context.Response.Body.FlushAsync();
        }

        Refusals = RefusalsAfterStream;
        context.Abort();
    }

    private async Task DownloadAsync(HttpContext context)
    {
        Ranges.Enqueue(context.Request.Headers.Range.ToString());
        var from = context.Request.GetTypedHeaders().Range?.Ranges.Single().From ?? 0;
        context.Response.StatusCode = from > 0 ? 206 : 200;
        context.Response.Headers.ETag = "\"v1\"";
        context.Response.ContentLength = Result.Length - from;
        var isCut = Cuts.TryDequeue(out var cut);
        await context.Response.Body.WriteAsync(Result.AsMemory((int)from, isCut ? cut : Result.Length - (int)from));
        await context.Response.Body.FlushAsync();
        if (isCut)
        {
            context.Abort();
        }
    }

    private async Task<IResult> UploadAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        using var body = new MemoryStream();
        await form.Files.Single().CopyToAsync(body);
        Uploaded = body.ToArray();
        return UploadStatus < 300 ? Results.StatusCode(UploadStatus) : Results.Text("<Error><Code>InternalError</Code></Error>", "application/xml", statusCode: UploadStatus);
    }

    private sealed record PartsAsked(IReadOnlyList<Part> Parts);

    private sealed record Part(int Number, string Sum);

    private sealed record Confirmation(string? Sum);

    private void Note(Asked asked)
    {
        Presets.Enqueue(asked.Preset);
        Options.Enqueue(asked.Options is { } options ? string.Join(' ', options) : null);
    }

    private sealed record Asked(string? Preset, IReadOnlyList<string>? Options);
}
