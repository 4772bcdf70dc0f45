namespace GasOrleans.Archive;

/// <summary>Finds archives that no job refers to, and deletes them; there is one, with key 0.</summary>
[Alias("GasOrleans.IArchiveKeeperGrain")]
internal interface IArchiveKeeperGrain : IGrainWithIntegerKey
{
    /// <summary>From now on it looks each <c>Archive:SweepEvery</c>; said at each silo's start.</summary>
    [Alias("Keep")]
    Task KeepAsync();

    /// <summary>Looks now; says how many archives it deleted. With a vault whose inventory is still being made: none, and it looks again when that should be there.</summary>
    [Alias("Sweep")]
    Task<int> SweepAsync(CancellationToken ct);
}
