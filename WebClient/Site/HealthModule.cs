using GasOrleans.Operations;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GasOrleans.WebClient.Site;

/// <summary>Health for load balancers: the process lives; it can answer.</summary>
internal static class HealthModule
{
    public static void AddHealth(this WebApplicationBuilder builder)
        => builder.Services.AddHealthChecks().AddCheck<ClusterCheck>("cluster", tags: [HealthEndpoints.Ready]);

    public static void MapHealth(this WebApplication app) => app.MapHealthOfProcess();

    private sealed class ClusterCheck(ClusterConnection cluster, IGrainFactory grains, IHostApplicationLifetime lifetime) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
            => Task.FromResult(lifetime.ApplicationStopping.IsCancellationRequested
                ? HealthCheckResult.Unhealthy("It is about to end.")
                : cluster.IsUp && GrainsAreKnown() ? HealthCheckResult.Healthy("Silos can be reached.") : HealthCheckResult.Unhealthy("No silo can be reached."));

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
