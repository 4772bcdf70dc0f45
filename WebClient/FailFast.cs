namespace GasOrleans.WebClient;

/// <summary>Before the first connection a call would only wait until its time is over; a person is told at once instead.</summary>
internal sealed class FailFast(ClusterConnection cluster) : IOutgoingGrainCallFilter
{
    public Task Invoke(IOutgoingGrainCallContext context)
        => cluster.WasUp || context.TargetId.IsSystemTarget()
            ? context.Invoke()
            : throw new SiloUnavailableException("No silo has been reached yet.");
}
