using GasOrleans.Jobs;

namespace GasOrleans.Annotation;

/// <summary>What the job was told to be safe of an attempt's result: then it is the job's, and not the attempt's to remove.</summary>
internal sealed partial class AttemptProgress(IAttemptGrain job, long token, ClaimKeeper claim, ILogger logger)
{
    /// <summary>Whether the job knows of it, or may know.</summary>
    public bool IsRecorded { get; private set; }

    /// <exception cref="OperationCanceledException">The claim is lost.</exception>
    public async Task RecordAsync(string key, CancellationToken ct)
    {
        IsRecorded = true;
        try
        {
            if (!await job.CheckpointAsync(token, key, ct))
            {
                await claim.EnsureAsync(ct);
            }
        }
        catch (Exception e) when (e is TimeoutException or OrleansException)
        {
            LogNotRecorded(logger, e, token); // the attempt is as good as before, only the next would begin earlier
        }
    }

    /// <summary>Nothing more is written.</summary>
    public Task LeaveAsync() => job.LeftAsync(CancellationToken.None);

    [LoggerMessage(LogLevel.Warning, "What is safe of attempt {Attempt} could not be recorded")]
    private static partial void LogNotRecorded(ILogger logger, Exception e, long attempt);
}
