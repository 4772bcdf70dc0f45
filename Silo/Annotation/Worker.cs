using GasOrleans.Jobs;
using GasOrleans.Operations;
using GasOrleans.Queues;
using Microsoft.Extensions.Options;

namespace GasOrleans.Annotation;

/// <summary>Takes requests while a slot is free, claims the job, runs the attempt, reports; only then the message goes.</summary>
internal sealed class Worker(
    RequestsQueue requests,
    IGrainFactory grains,
    AnnotationAttempt attempt,
    Drain drain,
    WorkGate gate,
    IOptions<QueueOptions> queues,
    IOptions<WorkerOptions> options,
    TimeProvider time,
    ILogger<QueuePump> logger) : BackgroundService
{
    private static readonly string Name = $"{Environment.MachineName}/{Environment.ProcessId}";

    private readonly QueuePump pump = new(requests.Queue, options.Value.Slots, queues.Value, time, logger) { Gate = gate };

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

        // Not cancelled by a shutdown: a claim that was granted must be known, to be handed back.
        switch (await grains.Job(key).ClaimAsync(Name, CancellationToken.None))
        {
            case ClaimAnswer.Granted granted:
                await attempt.RunAsync(key, granted, handBack);
                return new Handled.Done();
            case ClaimAnswer.Later later:
                return new Handled.Postponed(later.After, key.User.Value);
            default:
                return new Handled.Done();
        }
    }
}
