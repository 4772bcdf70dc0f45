using GasOrleans.Jobs;

namespace GasOrleans.WebClient.Jobs;

/// <summary>What an owner may do to a job, after having been asked whether they mean it: a closed set.</summary>
/// <param name="Path">Its address below the job's.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Consequence">What it means.</param>
/// <param name="Yes">The word on the button.</param>
/// <param name="DoAsync">How it is done.</param>
/// <param name="Then">Where the owner goes on to.</param>
public sealed record JobAct(
    string Path,
    string Question,
    string Consequence,
    string Yes,
    Func<IJobGrain, CancellationToken, Task<Refusal?>> DoAsync,
    Func<JobId, string> Then)
{
    public static IReadOnlyList<JobAct> All { get; } =
    [
        new("cancel", "Stop this annotation?", "The work ends within a few seconds and no result is kept. Your uploaded file stays until you delete the annotation.",
            "Stop it", (job, ct) => job.CancelAsync(ct), id => $"/jobs/{id}"),
        new("delete", "Delete this annotation?", "Its input, result, index and log, and its copy in cold storage, are removed for good. This cannot be undone. You get a receipt.",
            "Delete it", (job, ct) => job.DeleteAsync(ct), id => $"/jobs/{id}"),
    ];
}
