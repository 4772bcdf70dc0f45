using GasOrleans.Queues;
using GasOrleans.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GasOrleans.Operations;

/// <summary>The whole, for operators: looks at queues, sends parked messages again, keeps who did what.</summary>
internal sealed partial class OperationsGrain(
    [PersistentState("operations")] IPersistentState<OperationsState> stored,
    QueueDepths depths,
    ParkedMessages parked,
    [FromKeyedServices(Clock.Domain)] TimeProvider clock,
    ILogger<OperationsGrain> logger) : Grain, IOperationsGrain
{
    private const int Cap = 500;

    public async Task<IReadOnlyList<QueueLook>> QueuesAsync(CancellationToken ct)
        => [.. (await depths.ReadAsync(ct)).Select(one => new QueueLook(one.Queue, one.Waiting, one.InHand, one.Delayed, one.Parked))];

    public async Task<IReadOnlyList<ParkedMessage>> ParkedAsync(string queue, CancellationToken ct)
        => depths.Names.Contains(queue) ? await parked.LookAsync(queue, ct) : [];

    public async Task<int> RedriveAsync(UserId by, string queue, string? message, CancellationToken ct)
    {
        if (!depths.Names.Contains(queue))
        {
            return 0;
        }

        // Written before it is done: who began it is known, whatever becomes of it.
        await KeepAsync(new(clock.GetUtcNow(), by, $"sent {(message is null ? "all parked messages" : $"parked message {message}")} of {queue} again"), ct);
        var count = await parked.RedriveAsync(queue, message, ct);
        LogRedriven(by, count, queue);
        return count;
    }

    public Task<IReadOnlyList<OperatorAct>> ActsAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<OperatorAct>>([.. stored.State.Acts.Reverse()]);

    private async Task KeepAsync(OperatorAct act, CancellationToken ct)
    {
        var acts = stored.State.Acts;
        stored.State = new() { Acts = [.. acts.Skip(acts.Length - Cap + 1), act] };
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

    [LoggerMessage(LogLevel.Information, "Operator {UserId} sent {Count} parked messages of {Queue} again")]
    private partial void LogRedriven(UserId userId, int count, string queue);
}
