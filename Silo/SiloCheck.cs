using GasOrleans.Queues;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GasOrleans;

/// <summary>Ready: the silo is an active member of its cluster and takes work.</summary>
internal sealed class SiloCheck(ISiloStatusOracle membership, Drain drain) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        => Task.FromResult((drain.Stopping.IsCancellationRequested, membership.CurrentStatus) switch
        {
            (true, _) => HealthCheckResult.Unhealthy("It drains: no new work is taken."),
            (_, SiloStatus.Active) => HealthCheckResult.Healthy("An active member of its cluster."),
            var (_, status) => HealthCheckResult.Unhealthy($"Its membership is {status}."),
        });
}
