using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GasOrleans.WebClient.Site;

/// <summary>Health for load balancers: the process lives; it can answer.</summary>
internal static class HealthModule
{
    private const string Ready = "ready";

    public static void AddHealth(this WebApplicationBuilder builder)
        => builder.Services.AddHealthChecks().AddCheck<ClusterCheck>("cluster", tags: [Ready]);

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) });
    }

    private sealed class ClusterCheck(ClusterConnection cluster, IGrainFactory grains) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
            => Task.FromResult(cluster.IsUp && GrainsAreKnown() ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("No silo can be reached."));

        private bool GrainsAreKnown()
        {
            try
            {
                return grains.Genomes() is not null;
            }
            catch (ArgumentException fault) when (Faults.IsClusterAway(fault))
            {
                return false;
            }
        }
    }
}
