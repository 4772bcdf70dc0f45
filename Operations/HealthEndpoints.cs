using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GasOrleans.Operations;

/// <summary>Health for load balancers and people: the process lives; it can do its work. Both say which build answers.</summary>
public static class HealthEndpoints
{
    /// <summary>The tag of a check that readiness asks.</summary>
    public const string Ready = "ready";

    /// <summary>Maps <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static void MapHealthOfProcess(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready), ResponseWriter = WriteAsync });
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new Answer(report.Status.ToString(), Release.Version, Release.Commit, report.Entries.ToDictionary(check => check.Key, check => check.Value.Description ?? check.Value.Status.ToString())),
        JsonSerializerOptions.Web);

    private sealed record Answer(string Status, string Version, string Commit, Dictionary<string, string> Checks);
}
