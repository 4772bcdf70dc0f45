using GasOrleans.Operations;

namespace GasOrleans.Users;

/// <summary>What operators did about the person, who can see it.</summary>
internal sealed partial class UserGrain
{
    private const int ActCap = 200;

    /// <summary>Of somebody who never signed in, or was removed, nothing is kept.</summary>
    public Task HearOfAsync(OperatorAct act, CancellationToken ct)
        => state.Identity is null ? Task.CompletedTask : WriteAsync(state with { Acts = [.. state.Acts.TakeLast(ActCap - 1), act] }, ct);

    public Task<IReadOnlyList<OperatorAct>> ActsAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<OperatorAct>>(state.Acts);
}
