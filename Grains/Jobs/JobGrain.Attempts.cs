using static GasOrleans.Jobs.JobStatus;

namespace GasOrleans.Jobs;

/// <summary>Large results: what of them is safe outlives the attempt.</summary>
internal sealed partial class JobGrain : IAttemptGrain
{
    public async Task<bool> CheckpointAsync(long token, string key, CancellationToken ct)
    {
        if (job.Status != Running || token != job.Token)
        {
            return false;
        }

        HearWorker();
        await TakeAsync(new CheckpointReached(Now, token, key), ct);
        return true;
    }

    public Task LeftAsync(CancellationToken ct) => job.Status switch
    {
        JobStatus.Deleted or Completed or Failed or Cancelled => effects.RemoveLeftAsync(job, ct),
        _ => Task.CompletedTask,
    };
}
