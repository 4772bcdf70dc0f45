namespace GasOrleans.Jobs;

/// <summary>A job, as its annotation worker speaks to it of what of a large result is safe.</summary>
[Alias("GasOrleans.IAttemptGrain")]
internal interface IAttemptGrain : IGrainWithStringKey
{
    /// <summary>So much is safe that the next worker can go on from there; whether the claim lives.</summary>
    /// <param name="token">The attempt's fencing token.</param>
    /// <param name="key">The object that says what is safe.</param>
    /// <param name="ct">Gives up; it may have been written.</param>
    [Alias("Checkpoint")]
    Task<bool> CheckpointAsync(long token, string key, CancellationToken ct);

    /// <summary>A worker that had recorded what is safe has lost its claim and writes no more: if nobody will go on, it is removed.</summary>
    [Alias("Left")]
    Task LeftAsync(CancellationToken ct);
}
