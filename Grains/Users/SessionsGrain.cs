using Microsoft.Extensions.DependencyInjection;

namespace GasOrleans.Users;

/// <summary>A person's ended sessions. What was not written was not ended.</summary>
internal sealed class SessionsGrain(
    [PersistentState("sessions")] IPersistentState<SessionsState> stored,
    [FromKeyedServices(Clock.Domain)] TimeProvider clock) : Grain, ISessionsGrain
{
    /// <summary>So many are remembered one by one; then all that began so far end, which is safe.</summary>
    private const int Most = 500;

    /// <summary>What is written: questions interleave with a write under way.</summary>
    private SessionsState state = new();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        state = stored.State;
        return Task.CompletedTask;
    }

    public Task<bool> IsOpenAsync(string session, DateTimeOffset begunAt, CancellationToken ct)
        => Task.FromResult(begunAt > state.AllUntil && !state.Ended.Any(one => one.Session == session));

    public Task EndAsync(string session, DateTimeOffset forgetAt, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var ended = state.Ended.RemoveAll(one => one.ForgetAt <= now || one.Session == session).Add(new(session, forgetAt));
        return ended.Length > Most ? EndAllAsync(ct) : WriteAsync(state with { Ended = ended }, ct);
    }

    public Task EndAllAsync(CancellationToken ct)
        => WriteAsync(new() { AllUntil = clock.GetUtcNow() }, ct);

    private async Task WriteAsync(SessionsState next, CancellationToken ct)
    {
        try
        {
            stored.State = next;
            await stored.WriteStateAsync(ct);
            state = next;
        }
        catch
        {
            DeactivateOnIdle(); // what was not written must not outlive the exception
            throw;
        }
    }
}
