using GasOrleans.Annotation;
using GasOrleans.Jobs;
using GasOrleans.Operations;
using GasOrleans.Queues;
using Microsoft.Extensions.Options;

namespace GasOrleans.Transfers;

/// <summary>Takes transfers while a slot is free, claims the job, moves its result; only then the message goes.</summary>
internal sealed class TransferWorker(
    TransfersQueue transfers,
    IGrainFactory grains,
    Transfer transfer,
    Drain drain,
    WorkGate gate,
    IOptions<QueueOptions> queues,
    IOptions<TransferOptions> options,
    IOptions<ClaimOptions> claims,
    TimeProvider time,
    ILogger<QueuePump> logger) : BackgroundService
{
    private static readonly string Name = $"{Environment.MachineName}/{Environment.ProcessId}";

    private readonly QueuePump pump = new(transfers.Queue, options.Value.Slots, queues.Value, time, logger) { Gate = gate };

    /// <summary>The slots, and those that have work now.</summary>
    public SlotUse Slots => pump.Slots;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => pump.RunAsync(HandleAsync, drain.Stopping, drain.HandBack);

    private async Task<Handled> HandleAsync(WorkMessage message, CancellationToken handBack)
    {
        if (WorkRequest.Read(message.Body) is not { } key)
        {
            return new Handled.Unreadable("it names no job");
        }

        if (drain.Stopping.IsCancellationRequested || await gate.IsClosedAsync())
        {
            return new Handled.Postponed(TimeSpan.Zero, key.User.Value); // received while a leave or a pause began: a fresh message waits for others, or its end
        }

        switch (await grains.GetGrain<ITransferGrain>(key.ToString()).ClaimTransferAsync(Name, CancellationToken.None))
        {
            case { Work: { } work, Token: var token }:
                return await MoveAsync(key, work, token, handBack);
            case { Later: { } later }:
                return new Handled.Postponed(later, key.User.Value);
            default:
                return new Handled.Done();
        }
    }

    /// <summary>Throws when the transfer did not end, whatever the reason: the message comes again, and finds the claim dead by then.</summary>
    private async Task<Handled> MoveAsync(JobKey key, TransferWork work, long token, CancellationToken handBack)
    {
        await using var claim = new ClaimKeeper(grains.Job(key), token, claims.Value, time, logger);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(claim.Lost, handBack);
        try
        {
            await transfer.RunAsync(key, work, token, stop.Token);
            return new Handled.Done();
        }
        catch (OperationCanceledException) when (claim.IsRefused)
        {
            return new Handled.Done(); // the job wants it no more: removed, or kept hot
        }
        catch (OperationCanceledException) when (handBack.IsCancellationRequested)
        {
            return new Handled.Postponed(claims.Value.Length, key.User.Value); // another takes it when this claim is dead
        }
    }
}
