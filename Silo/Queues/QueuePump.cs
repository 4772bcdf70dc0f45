using GasOrleans.Operations;

namespace GasOrleans.Queues;

/// <summary>
/// Takes messages of a queue, by long poll and only while a slot is free; keeps each message's lease while it is handled;
/// deletes it when it was. What fails comes back by its lease and, past the queue's <c>maxReceiveCount</c>, is parked.
/// </summary>
/// <param name="queue">The queue.</param>
/// <param name="slots">How many messages are handled at once.</param>
/// <param name="options">The lease.</param>
/// <param name="time">Paces heartbeats.</param>
/// <param name="logger">Is told what goes wrong.</param>
internal sealed partial class QueuePump(WorkQueue queue, int slots, QueueOptions options, TimeProvider time, ILogger<QueuePump> logger)
{
    private static readonly TimeSpan Backoff = TimeSpan.FromSeconds(5);
    private const int Several = 4;
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);
    private static readonly Task<IReadOnlyList<WorkMessage>> NoPoll = Task.FromResult<IReadOnlyList<WorkMessage>>([]);
    private readonly WorkTelemetry telemetry = new(queue.Name, slots, time);
    private Task<IReadOnlyList<WorkMessage>> poll = NoPoll;

    /// <summary>Opens when new work may be taken; without it, it always may.</summary>
    public WorkGate? Gate { get; init; }

    /// <summary>The slots, and those that have work now.</summary>
    public SlotUse Slots => telemetry.Use;

    /// <summary>Takes messages until <paramref name="stopping"/>, then waits for what is being handled, which is told to end by <paramref name="handBack"/>.</summary>
    public async Task RunAsync(Func<WorkMessage, CancellationToken, Task<Handled>> handle, CancellationToken stopping, CancellationToken handBack)
    {
        var running = new HashSet<Task>();
        while (!stopping.IsCancellationRequested)
        {
            if (running.Count == slots)
            {
                await Task.WhenAny(running);
                await GatherAsync();
            }

            await (Gate?.WhenOpenAsync(stopping) ?? Task.CompletedTask);
            running.RemoveWhere(task => task.IsCompleted);
            var messages = await ReceiveAsync(slots - running.Count, stopping);
            running.UnionWith(messages.Select(message => HandleAsync(message, handle, handBack)));
            if (messages.Count is > 0 and < WorkQueue.Batch)
            {
                await Task.Delay(queue.Pace, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await Task.WhenAll([.. running, HandleLastAsync(handle, handBack)]);
    }

    /// <summary>No client can call back a long poll: SQS gives the next message to it all the same (https://github.com/aws/aws-sdk-net/issues/1680). Its handler sends it on to others.</summary>
    private async Task HandleLastAsync(Func<WorkMessage, CancellationToken, Task<Handled>> handle, CancellationToken handBack)
    {
        try
        {
            await Task.WhenAll((await poll).Select(message => HandleAsync(message, handle, handBack)));
        }
#pragma warning disable CA1031 // The boundary: what it may have brought comes again by its lease.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogLastPoll(e, queue.Name);
        }
    }

    /// <summary>Of many slots the first that is free waits for others: one receive then brings as many messages.</summary>
    private Task GatherAsync() => slots < Several ? Task.CompletedTask : Task.Delay(Gathering, time);

    private async Task<IReadOnlyList<WorkMessage>> ReceiveAsync(int most, CancellationToken stopping)
    {
        try
        {
            poll = most > 0 ? queue.ReceiveAsync(most, CancellationToken.None) : NoPoll;
            var messages = await poll.WaitAsync(stopping);
            poll = NoPoll;
            return messages;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            LogStopping(queue.Name);
        }
#pragma warning disable CA1031 // The boundary: whatever a receive failed by, the next may succeed.
        catch (Exception e)
#pragma warning restore CA1031
        {
            poll = NoPoll;
            LogNoAnswer(e, queue.Name);
            await Task.Delay(Backoff, time, stopping).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        return [];
    }

    private async Task HandleAsync(WorkMessage message, Func<WorkMessage, CancellationToken, Task<Handled>> handle, CancellationToken handBack)
    {
        using var activity = telemetry.Begin(message);
        var outcome = "failed";
        try
        {
            Handled handled;
            await using (new Lease(queue, message, options.Visibility, time, logger))
            {
                handled = await handle(message, handBack);
            }

            await SettleAsync(message, handled);
            outcome = handled.GetType().Name;
        }
#pragma warning disable CA1031 // The boundary: the message returns by its lease, and the others go on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFailed(e, queue.Name, message.Receives);
            await TellAsync(message, $"{e.GetType().Name}: {e.Message}");
            await PostponeAsync(message);
        }
        finally
        {
            telemetry.End(outcome);
        }
    }

    /// <summary>Operators see why, where the message is parked.</summary>
    private Task TellAsync(WorkMessage message, string why) => Gate?.FailedAsync(queue.Name, message, why) ?? Task.CompletedTask;

    /// <summary>Each time twice as long: an outage of some minutes must not fill the dead-letter queue.</summary>
    private async Task PostponeAsync(WorkMessage message)
    {
        var wait = options.Visibility * Math.Pow(2, message.Receives - 1);
        try
        {
            await queue.ExtendAsync(message, wait < LongestWait ? wait : LongestWait, CancellationToken.None);
        }
#pragma warning disable CA1031 // Then it comes back by the lease that it has.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogNoAnswer(e, queue.Name);
        }
    }

    /// <summary>Not cancelled by a shutdown: what was handled must not come again for that.</summary>
    private async Task SettleAsync(WorkMessage message, Handled handled)
    {
        switch (handled)
        {
            case Handled.Postponed postponed:
                await queue.SendAsync(message.Body, postponed.Group, postponed.By, CancellationToken.None);
                await queue.DeleteAsync(message, CancellationToken.None);
                break;
            case Handled.Unreadable unreadable:
                LogUnreadable(queue.Name, unreadable.Why, message.Receives);
                await TellAsync(message, unreadable.Why);
                await queue.ExtendAsync(message, TimeSpan.Zero, CancellationToken.None);
                break;
            default:
                await queue.DeleteAsync(message, CancellationToken.None);
                break;
        }
    }

    [LoggerMessage(LogLevel.Debug, "{Queue}: no more messages are taken")]
    private partial void LogStopping(string queue);

    [LoggerMessage(LogLevel.Debug, "{Queue}: the last poll brought nothing")]
    private partial void LogLastPoll(Exception e, string queue);

    [LoggerMessage(LogLevel.Warning, "{Queue} did not answer; it is tried again")]
    private partial void LogNoAnswer(Exception e, string queue);

    [LoggerMessage(LogLevel.Warning, "{Queue}: a message failed (receive {Receives}); it comes again")]
    private partial void LogFailed(Exception e, string queue, int receives);

    [LoggerMessage(LogLevel.Error, "{Queue}: a message cannot be read ({Why}; receive {Receives}); it goes to the dead-letter queue")]
    private partial void LogUnreadable(string queue, string why, int receives);
}
