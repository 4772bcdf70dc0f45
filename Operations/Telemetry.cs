using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace GasOrleans.Operations;

/// <summary>
/// Metrics, traces and logs over OTLP, each to where OpenTelemetry's own variables say (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, or
/// <c>…_METRICS_ENDPOINT</c>, <c>…_TRACES_ENDPOINT</c>, <c>…_LOGS_ENDPOINT</c>); what has no endpoint is not collected.
/// </summary>
public static class Telemetry
{
    private static readonly string[] Meters = ["GasOrleans.*", "Orleans.Aws", "Microsoft.Orleans", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http"];

    private static readonly string[] Sources = ["GasOrleans.*", "Orleans.Aws", "Microsoft.Orleans.Runtime", "Microsoft.Orleans.Application", "System.Net.Http"];

    /// <summary>Collects and exports what this process says of itself.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="process">What it is: <c>OTEL_SERVICE_NAME</c> overrides it.</param>
    public static void AddTelemetry(this IHostApplicationBuilder builder, string process)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService(process, serviceVersion: Release.Version).AddEnvironmentVariableDetector());
        if (HasEndpoint(builder.Configuration, "METRICS"))
        {
            telemetry.WithMetrics(metrics => metrics.AddMeter(Meters).AddRuntimeInstrumentation().AddOtlpExporter());
        }

        if (HasEndpoint(builder.Configuration, "TRACES"))
        {
            telemetry.WithTracing(traces => traces.AddSource(Sources).AddAspNetCoreInstrumentation(requests => requests.Filter = context => !context.Request.Path.StartsWithSegments("/health")).AddOtlpExporter());
        }

        if (HasEndpoint(builder.Configuration, "LOGS"))
        {
            telemetry.WithLogging(logs => logs.AddOtlpExporter(), options => options.IncludeScopes = true);
        }
    }

    private static bool HasEndpoint(IConfiguration settings, string signal)
        => settings["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 } || settings[$"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT"] is { Length: > 0 };
}
