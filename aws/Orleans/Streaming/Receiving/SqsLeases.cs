using System.Collections.Concurrent;
using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.Logging;

namespace Orleans.Aws;

/// <summary>The messages of a queue in this silo's hands: their leases are renewed while they are held, and given back at shutdown.</summary>
internal sealed partial class SqsLeases : IDisposable
{
    /// <summary>Nobody waits for them, and leases are kept meanwhile.</summary>
    private const int DeletionsSlower = 5;

    private readonly ConcurrentDictionary<SqsLease, byte> held = new();
    private readonly SemaphoreSlim room;
    private readonly Batcher<SqsLease> deletions;
    private readonly Batcher<SqsLease> returns;
    private readonly IAmazonSQS client;
    private readonly SqsQueue queue;
    private readonly SqsDeliveryOptions options;
    private readonly SqsInstruments instruments;
    private readonly TimeProvider time;
    private readonly ILogger logger;

    public SqsLeases(IAmazonSQS client, SqsQueue queue, int limit, SqsDeliveryOptions options, SqsInstruments instruments, TimeProvider time, ILogger logger)
    {
        (this.client, this.queue, this.options, this.instruments, this.time, this.logger) = (client, queue, options, instruments, time, logger);
        room = new(limit, limit);
        deletions = new(_ => 1, int.MaxValue, DeleteAsync, options.Pace * DeletionsSlower, time);
        returns = new(_ => 1, int.MaxValue, batch => ChangeAsync(batch, TimeSpan.Zero, CancellationToken.None));
    }

    public SqsQueue Queue => queue;

    public int Count => held.Count;

    /// <summary>Waits until at least one more message may be taken; says how many, up to a number.</summary>
    public async Task<int> ReserveAsync(int most, CancellationToken ct)
    {
        await room.WaitAsync(ct);
        var count = 1;
        while (count < most && room.Wait(0, ct))
        {
            count++;
        }

        return count;
    }

    public void Return(int unused)
    {
        if (unused > 0)
        {
            room.Release(unused);
        }
    }

    /// <summary>Holds a message, for which there must be room reserved.</summary>
    public SqsLease Hold(Message message, long takenAt)
    {
        var lease = new SqsLease(message, this, takenAt);
        held[lease] = 0;
        Back(message);
        instruments.Held(1);
        return lease;
    }

    public void Delete(SqsLease lease)
    {
        Forget(lease);
        instruments.Delivered(lease.Message, time);
        deletions.Add(lease);
    }

    public void GiveBack(SqsLease lease)
    {
        Leave(lease);
        returns.Add(lease);
    }

    /// <summary>Holds it no more; it is to come again.</summary>
    public void Leave(SqsLease lease)
    {
        Left(lease);
        Forget(lease);
    }

    private void Forget(SqsLease lease)
    {
        if (held.TryRemove(lease, out _))
        {
            instruments.Held(-1);
            room.Release();
        }
    }

    /// <summary>Makes messages visible again that were never held.</summary>
    public Task GiveBackAsync(IEnumerable<Message> messages)
        => ChangeAsync([.. messages.Select(m => new SqsLease(m, this, time.GetTimestamp()))], TimeSpan.Zero, CancellationToken.None);

    /// <summary>Renews what is held, until it is told to stop.</summary>
    public async Task KeepAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(queue.Visibility / 6, time);
        while (await timer.WaitForNextTickAsync(ct))
        {
            foreach (var lease in held.Keys.Where(l => time.GetElapsedTime(l.RenewedAt) > queue.Visibility))
            {
                lease.IsLost = true;
            }

            foreach (var batch in held.Keys.Where(IsDue).Chunk(10))
            {
                await ChangeAsync(batch, queue.Visibility, ct);
            }
        }
    }

    /// <summary>Ends all deletions, and makes visible again what was not delivered.</summary>
    public async Task CloseAsync()
    {
        var left = held.Keys.ToList();
        left.ForEach(l => l.GiveBack());
        await Task.WhenAll(deletions.IdleAsync(), returns.IdleAsync());
    }

    public void Dispose() => room.Dispose();

    private bool IsDue(SqsLease lease)
        => !lease.IsLost && time.GetElapsedTime(lease.RenewedAt) > queue.Visibility / 2 && time.GetElapsedTime(lease.TakenAt) < options.MaxLease;
}
