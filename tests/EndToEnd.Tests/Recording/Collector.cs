using System.Collections.Concurrent;
using System.Text;
using GasOrleans.Aws.Local;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GasOrleans.EndToEnd.Tests.Recording;

/// <summary>A span as it was exported.</summary>
internal sealed record Span(string Trace, string Name);

/// <summary>Takes what processes export by OTLP over HTTP.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly ConcurrentBag<Span> spans = [];
    private readonly ConcurrentDictionary<string, bool> metrics = new();
    private readonly WebApplication app;

    private Collector()
    {
        Address = new Uri($"http://127.0.0.1:{new LocalPorts().Chosen().Web}");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Urls.Add(Address.AbsoluteUri);
        app.MapPost("/v1/traces", context => TakeAsync(context, TakeTraces));
        app.MapPost("/v1/metrics", context => TakeAsync(context, TakeMetrics));
        app.MapPost("/v1/logs", context => TakeAsync(context, _ => HasLogs = true));
    }

    public Uri Address { get; }

    public IReadOnlyCollection<Span> Spans => spans;

    /// <summary>The names of the instruments that reported.</summary>
    public ICollection<string> Metrics => metrics.Keys;

    public bool HasLogs { get; private set; }

    public Dictionary<string, string> Settings => new()
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Address.AbsoluteUri,
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "500",
        ["OTEL_BLRP_SCHEDULE_DELAY"] = "500",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "2000",
    };

    public static async Task<Collector> StartAsync()
    {
        var collector = new Collector();
        await collector.app.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task TakeAsync(HttpContext context, Action<ReadOnlyMemory<byte>> take)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        take(body.ToArray());
        context.Response.ContentType = "application/x-protobuf";
    }

    // Numbers of fields as in opentelemetry-proto: resource 1 > scope 2 > item 2.
    private void TakeTraces(ReadOnlyMemory<byte> request)
    {
        foreach (var span in Items(request))
        {
            spans.Add(new(Convert.ToHexStringLower(Protobuf.Fields(span, 1).Single().Span), Encoding.UTF8.GetString(Protobuf.Fields(span, 5).Single().Span)));
        }
    }

    private void TakeMetrics(ReadOnlyMemory<byte> request)
    {
        foreach (var metric in Items(request))
        {
            metrics[Encoding.UTF8.GetString(Protobuf.Fields(metric, 1).Single().Span)] = true;
        }
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Items(ReadOnlyMemory<byte> request)
        => Protobuf.Fields(request, 1).SelectMany(resource => Protobuf.Fields(resource, 2)).SelectMany(scope => Protobuf.Fields(scope, 2));
}
