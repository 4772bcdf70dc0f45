using GasOrleans.Jobs;
using GasOrleans.Operations;
using GasOrleans.Users;

namespace GasOrleans.WebClient.Operators;

/// <summary>What the overview shows.</summary>
/// <param name="Queues">What queues hold.</param>
/// <param name="Silos">How silos are.</param>
/// <param name="Work">The jobs that something is done to.</param>
/// <param name="Orders">What is ordered for the whole site.</param>
/// <param name="Offers">What each plan allows now, the free one first.</param>
/// <param name="Trail">What operators did last.</param>
public sealed record OverviewView(
    IReadOnlyList<QueueLook> Queues, IReadOnlyList<SiloReport> Silos, WorkLook Work, SiteOrders Orders, IReadOnlyList<PlanAllowance> Offers, OperatorTrail Trail)
{
    /// <summary>The statuses that are not counted at each look, with how many jobs had them.</summary>
    public IEnumerable<(JobStatus Status, long Jobs)> AtRest(JobCensus census)
    {
        ArgumentNullException.ThrowIfNull(census);
        return census.Jobs.Where(one => Work.Counts.All(count => count.Status != one.Key)).OrderBy(one => one.Key).Select(one => (one.Key, one.Value));
    }

    /// <summary>Why a job waits, as far as one can see from here.</summary>
    public string WhyWaits(WaitingJob job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return Orders.Work is not null ? "work is paused"
            : job.WaitsForOwnJobs ? "its owner's other jobs have all the places of the plan"
            : Silos.Count == 0 ? "no silo says that it works"
            : Silos.All(silo => silo.Annotations.Used >= silo.Annotations.All) ? "all slots have work"
            : job.Attempt > 0 ? "its last attempt ended by a fault of ours; it comes again by itself"
            : "a slot is free: it is about to begin; if it stays, its message was lost, and putting it back sends another";
    }
}
