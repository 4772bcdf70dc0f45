using System.Collections.Immutable;

namespace GasOrleans.Operations;

/// <summary>A full page of the trail of what operators did; its key is the page's number. Nothing is ever taken from it.</summary>
[Alias("GasOrleans.ITrailPageGrain")]
internal interface ITrailPageGrain : IGrainWithIntegerKey
{
    /// <summary>Keeps the page; once more is the same.</summary>
    [Alias("Keep")]
    Task KeepAsync(ImmutableArray<OperatorAct> acts, CancellationToken ct);

    /// <summary>The acts, oldest first.</summary>
    [Alias("Read")]
    Task<ImmutableArray<OperatorAct>> ReadAsync(CancellationToken ct);
}

internal sealed class TrailPageGrain([PersistentState("trail")] IPersistentState<OperationsState> stored) : Grain, ITrailPageGrain
{
    public async Task KeepAsync(ImmutableArray<OperatorAct> acts, CancellationToken ct)
    {
        stored.State = new() { Acts = acts };
        try
        {
            await stored.WriteStateAsync(ct);
        }
        catch
        {
            DeactivateOnIdle(); // what was not written must not outlive the exception
            throw;
        }
    }

    public Task<ImmutableArray<OperatorAct>> ReadAsync(CancellationToken ct) => Task.FromResult(stored.State.Acts);
}
