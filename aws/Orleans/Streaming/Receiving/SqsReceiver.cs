using System.Threading.Channels;
using Amazon.SQS;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Streams;

namespace Orleans.Aws;

/// <summary>
/// Takes messages from one queue, ahead of the agent that asks for them: its long poll delays neither
/// acknowledgements nor what is already here, and ends when it is told to.
/// </summary>
internal sealed partial class SqsReceiver(
    IAmazonSQS client,
    SqsQueue queue,
    SqsOptions options,
    SqsDeliveryOptions delivery,
    int most,
    SqsMessageReader reader,
    SqsInstruments instruments,
    SqsAges ages,
    SqsLastPolls lastPolls,
    TimeProvider time,
    ILogger logger) : IQueueAdapterReceiver, IDisposable
{
    private const int LargestReceive = 10;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Channel<SqsLease> arrived = Channel.CreateUnbounded<SqsLease>(new() { SingleReader = true, SingleWriter = true });
    private readonly Channel<IBatchContainer> ready = Channel.CreateUnbounded<IBatchContainer>(new() { SingleReader = true, SingleWriter = true });
    private readonly CancellationTokenSource stop = new();
    private readonly SqsLeases leases = new(client, queue, most, delivery, instruments, time, logger);
    private Task work = Task.CompletedTask;

    public Task Initialize(TimeSpan timeout) => Initialize(timeout, CancellationToken.None);

    public Task Initialize(TimeSpan timeout, CancellationToken cancellationToken)
    {
        ages.Add(leases);
        // Away from the agent's scheduler, which is busy delivering.
        work = Task.WhenAll(
            Task.Run(() => UntilStoppedAsync(ReceiveAsync), CancellationToken.None),
            Task.Run(() => UntilStoppedAsync(ReadAsync), CancellationToken.None),
            Task.Run(() => UntilStoppedAsync(leases.KeepAsync), CancellationToken.None));
        return Task.CompletedTask;
    }

    public async Task<IList<IBatchContainer>> GetQueueMessagesAsync(int maxCount, CancellationToken cancellationToken)
    {
        List<IBatchContainer> batches = [];
        if (!ready.Reader.TryPeek(out _))
        {
            await WaitAsync(cancellationToken);
        }

        var wanted = maxCount < 0 ? int.MaxValue : maxCount;
        while (batches.Count < wanted && ready.Reader.TryRead(out var batch))
        {
            batches.Add(batch);
        }

        return batches;
    }

    public Task<IList<IBatchContainer>> GetQueueMessagesAsync(int maxCount) => GetQueueMessagesAsync(maxCount, CancellationToken.None);

    // The cache acknowledges each message when it is delivered.
    public Task MessagesDeliveredAsync(IList<IBatchContainer> messages) => Task.CompletedTask;

    public Task Shutdown(TimeSpan timeout) => Shutdown(timeout, CancellationToken.None);

    public async Task Shutdown(TimeSpan timeout, CancellationToken cancellationToken)
    {
        ages.Remove(leases);
        await stop.CancelAsync();
        await work;
        await leases.CloseAsync().WaitAsync(timeout, time, cancellationToken);
        Dispose();
    }

    public void Dispose()
    {
        stop.Dispose();
        leases.Dispose();
    }

    /// <summary>Runs a loop again, after a growing pause, whatever ends it but the stop: nobody else reads this queue here.</summary>
    private async Task UntilStoppedAsync(Func<CancellationToken, Task> loop)
    {
        for (var pause = FirstPause; !stop.IsCancellationRequested; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var start = time.GetTimestamp();
            try
            {
                await loop(stop.Token);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                LogStopped(queue.Name);
            }
#pragma warning disable CA1031 // A fault of one message or one moment must not leave the queue without reader.
            catch (Exception e)
#pragma warning restore CA1031
            {
                pause = time.GetElapsedTime(start) > LongestPause ? FirstPause : pause;
                LogFailed(e, queue.Name, pause);
                await Task.Delay(pause, time, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ReceiveAsync(CancellationToken ct)
    {
        while (true)
        {
            await ReceiveOnceAsync(ct);
        }
    }

    private async Task ReceiveOnceAsync(CancellationToken ct)
    {
        var reserved = await leases.ReserveAsync(LargestReceive, ct);
        var used = 0;
        try
        {
            foreach (var message in await PollAsync(reserved, ct))
            {
                used++;
                instruments.MessageReceived(message);
                arrived.Writer.TryWrite(leases.Hold(message, time.GetTimestamp()));
            }
        }
        finally
        {
            leases.Return(reserved - used);
        }

        if (used is > 0 and < LargestReceive)
        {
            await Task.Delay(delivery.Pace, time, ct);
        }
    }

    /// <summary>Makes events of messages while the next are on their way.</summary>
    private async Task ReadAsync(CancellationToken ct)
    {
        while (await arrived.Reader.WaitToReadAsync(ct))
        {
            // What came together goes on together: the agent wakes once for it.
            List<IBatchContainer> taken = new(LargestReceive);
            try
            {
                while (taken.Count < LargestReceive && arrived.Reader.TryRead(out var lease))
                {
                    Take(lease, taken);
                }
            }
            finally
            {
                taken.ForEach(batch => ready.Writer.TryWrite(batch));
            }
        }
    }

    private void Take(SqsLease lease, List<IBatchContainer> taken)
    {
        if (reader.Read(queue.Name, lease.Message) is not { } batches)
        {
            Reject(lease);
            return;
        }

        if (batches.Count == 0)
        {
            lease.Delivered();
            return;
        }

        lease.Split(batches.Count);
        foreach (var batch in batches)
        {
            SqsLeaseOf.Set(batch, lease);
            taken.Add(batch);
        }
    }

    private async Task WaitAsync(CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct);
        either.CancelAfter(Patience);
        try
        {
            await ready.Reader.WaitToReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // Nothing came: the agent has other things to do and asks again, or it stops.
        }
    }

    [LoggerMessage(LogLevel.Debug, "Reading of queue {Queue} ended")]
    private partial void LogStopped(string queue);

    [LoggerMessage(LogLevel.Error, "Reading of queue {Queue} failed; again in {Pause}")]
    private partial void LogFailed(Exception exception, string queue, TimeSpan pause);
}
