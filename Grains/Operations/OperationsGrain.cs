using GasOrleans.Jobs;
using GasOrleans.Queues;
using GasOrleans.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GasOrleans.Operations;

/// <summary>The whole, for operators. What they do is written down first: who began it is known, whatever becomes of it.</summary>
internal sealed partial class OperationsGrain(
    [PersistentState("operations")] IPersistentState<OperationsState> stored,
    QueueDepths depths,
    ParkedMessages parked,
    JobTable jobs,
    [FromKeyedServices(Clock.Domain)] TimeProvider clock,
    TimeProvider time,
    ILogger<OperationsGrain> logger) : Grain, IOperationsGrain
{
    private const int PageSize = 200;
    private const int LongestWord = 500;

    /// <summary>What is written: reads interleave with a write under way, and must not tell what may still fail.</summary>
    private OperationsState state = new();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        state = stored.State;
        return Task.CompletedTask;
    }

    public Task NoteAsync(OperatorWord word, string what, UserId? about, CancellationToken ct) => ActAsync(word, what, about, null, ct);

    public async Task<OperatorTrail> TrailAsync(int? page, CancellationToken ct)
    {
        var number = Math.Clamp(page ?? state.Page, 0, state.Page);
        var acts = number == state.Page ? state.Acts : await Page(number).ReadAsync(ct);
        return new([.. acts.Reverse()], number, state.Page);
    }

    /// <summary>The one place where the trail grows; with it, in one write, what the act changes here.</summary>
    private async Task ActAsync(OperatorWord word, string what, UserId? about, Func<OperationsState, OperationsState>? change, CancellationToken ct)
    {
        var act = new OperatorAct(clock.GetUtcNow(), word.By, Cut(what), Cut(word.Why), about);
        var next = state with { Acts = state.Acts.Add(act) };
        if (state.Acts.Length >= PageSize)
        {
            await Page(state.Page).KeepAsync(state.Acts, ct); // were we to die now, it is kept again: the same
            next = state with { Acts = [act], Page = state.Page + 1 };
        }

        await WriteAsync(change is null ? next : change(next), ct);
        LogAct(word.By, act.What, act.Why, about);
        if (about is { } user)
        {
            await GrainFactory.User(user).HearOfAsync(act, ct);
        }
    }

    private ITrailPageGrain Page(int number) => GrainFactory.GetGrain<ITrailPageGrain>(number);

    private static string Cut(string text) => text.Length > LongestWord ? text[..LongestWord] : text;

    private async Task WriteAsync(OperationsState next, CancellationToken ct)
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

    [LoggerMessage(LogLevel.Information, "Operator {By}: {What} ({Why}); it concerns {UserId}")]
    private partial void LogAct(UserId by, string what, string why, UserId? userId);
}
