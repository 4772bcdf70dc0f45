using Orleans.Concurrency;

namespace GasOrleans.Jobs;

/// <summary>Is told when a user's jobs change.</summary>
[Alias("GasOrleans.IJobWatcher")]
public interface IJobWatcher : IGrainObserver
{
    /// <summary>A job changed; versions may arrive out of order, and progress carries the version of the last stored change.</summary>
    [Alias("Changed"), OneWay]
    Task ChangedAsync(JobSnapshot job);
}
