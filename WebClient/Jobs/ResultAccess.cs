using GasOrleans.Jobs;
using GasOrleans.Users;

namespace GasOrleans.WebClient.Jobs;

/// <summary>Who may have a result: with the free plan it is open until its window ends, wherever the file is then; the input and the log always are.</summary>
internal static class ResultAccess
{
    /// <summary>Whether the plan matters to what the job's page shows; nobody need ask for it when it does not.</summary>
    public static bool DependsOnPlan(JobSnapshot job)
        => job.WindowEndsAt is not null || job.Status is JobStatus.Archiving or JobStatus.Archived or JobStatus.Restoring;

    /// <summary>Whether the result now wants the premium plan.</summary>
    public static bool IsClosed(JobSnapshot job, Plan plan, DateTimeOffset now)
        => plan == Plan.Free && (job.Status is JobStatus.Archiving or JobStatus.Archived || job.WindowEndsAt <= now);

    /// <summary>The result, and what is of use only with it.</summary>
    public static bool IsOfResult(JobFileKind kind) => kind is JobFileKind.Result or JobFileKind.Index or JobFileKind.Table;
}
