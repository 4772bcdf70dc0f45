using GasOrleans.Jobs;

namespace GasOrleans.Bench.Jobs;

/// <summary>A job that was completed.</summary>
/// <param name="Job">What its owner was told last.</param>
/// <param name="Waited">From the submission until its owner was told, the upload included.</param>
/// <param name="Uploading">The part of it that the upload took.</param>
internal sealed record FinishedJob(JobSnapshot Job, TimeSpan Waited, TimeSpan Uploading)
{
    /// <summary>From RUNNING to COMPLETED by the stored timeline.</summary>
    public TimeSpan Running => At(JobStatus.Completed) - At(JobStatus.Running);

    /// <summary>When it got each status, after the submission.</summary>
    public string Course => string.Join(", ", Job.Timeline.Select(entry => FormattableString.Invariant($"{entry.Status} {(entry.At - Job.SubmittedAt).TotalSeconds:0.00}")));

    private DateTimeOffset At(JobStatus status) => Job.Timeline.Last(entry => entry.Status == status).At;
}
