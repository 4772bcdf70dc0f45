using System.Collections.Concurrent;
using GasOrleans.Jobs;
using GasOrleans.Users;
using GasOrleans.WebClient.Site;

namespace GasOrleans.WebClient.Live;

/// <summary>One watch per user with open pages, renewed before it runs out and as soon as lost silos are back.</summary>
internal sealed partial class Watches(IGrainFactory grains, ClusterConnection cluster, ILogger<Watches> logger) : BackgroundService
{
    // A grain that was moved to another silo knows no watchers: at most this long until it does again.
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<UserId, UserWatch> watches = new();
    private readonly SemaphoreSlim renewNow = new(0);

    /// <summary>Begins to gather a user's changes for one page; they are gathered when this returns.</summary>
    public async Task<Subscription> SubscribeAsync(UserId user, CancellationToken ct)
    {
        var subscription = new Subscription(this, user);
        try
        {
            await RenewAsync(user, subscription.Watch, ct);
            return subscription;
        }
        catch
        {
            subscription.Dispose();
            throw;
        }
    }

    public override void Dispose()
    {
        renewNow.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        cluster.CameBack += RenewSoon;
        try
        {
            while (true)
            {
                await RenewAllAsync(stoppingToken);
                await renewNow.WaitAsync(Renewal, stoppingToken);
            }
        }
        finally
        {
            cluster.CameBack -= RenewSoon;
        }
    }

    private void RenewSoon() => renewNow.Release();

    private Task RenewAllAsync(CancellationToken ct) => Parallel.ForEachAsync(watches, ct, async (entry, token) =>
    {
        var (user, watch) = entry;
        try
        {
            await (watch.HasPages ? RenewAsync(user, watch, token) : EndAsync(user, watch, token));
        }
        catch (Exception fault) when (Faults.IsClusterAway(fault))
        {
            LogNotRenewed(user, fault);
        }
    });

    private Task RenewAsync(UserId user, UserWatch watch, CancellationToken ct)
    {
        lock (watch)
        {
            watch.Reference ??= grains.CreateObjectReference<IJobWatcher>(watch);
        }

        return grains.User(user).WatchAsync(watch.Reference, ct);
    }

    private async Task EndAsync(UserId user, UserWatch watch, CancellationToken ct)
    {
        lock (watch)
        {
            if (watch.HasPages || !watches.TryRemove(new(user, watch)))
            {
                return;
            }
        }

        if (watch.Reference is { } reference)
        {
            await grains.User(user).UnwatchAsync(reference, ct);
            grains.DeleteObjectReference<IJobWatcher>(reference);
        }
    }

    private UserWatch Join(UserId user, Changes page)
    {
        while (true)
        {
            var watch = watches.GetOrAdd(user, _ => new());
            lock (watch)
            {
                watch.Add(page);
                // It may have been ended between the two lines above; then a new one is joined.
                if (watches.TryGetValue(user, out var current) && ReferenceEquals(current, watch))
                {
                    return watch;
                }
            }
        }
    }

    [LoggerMessage(LogLevel.Debug, "The watch of {UserId} could not be renewed; tried again soon.")]
    private partial void LogNotRenewed(UserId userId, Exception fault);

    /// <summary>One page's share of a watch.</summary>
    internal sealed class Subscription : IDisposable
    {
        public Subscription(Watches watches, UserId user) => Watch = watches.Join(user, Changes);

        public Changes Changes { get; } = new();

        public UserWatch Watch { get; }

        public void Dispose() => Watch.Remove(Changes);
    }
}
