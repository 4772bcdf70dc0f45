using GasOrleans.Jobs;
using GasOrleans.Notifications;
using GasOrleans.Operations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Utilities;

namespace GasOrleans.Users;

/// <summary>One person: profile, plan, running places, and who watches their jobs.</summary>
internal sealed partial class UserGrain(
    [PersistentState("user")] IPersistentState<UserState> stored,
    IOptions<PlanOptions> plans,
    IOptions<ClaimOptions> claims,
    PersonMails mails,
    CurrentOrders orders,
    [FromKeyedServices(Clock.Domain)] TimeProvider clock,
    ILogger<UserGrain> logger) : Grain, IUserGrain
{
    private readonly ObserverManager<IJobWatcher> watchers = new(TimeSpan.FromMinutes(2), logger);

    /// <summary>Job → when it last said that it runs, as a timestamp of the clock.</summary>
    private readonly Dictionary<JobId, long> running = [];

    /// <summary>What is written: reads interleave with a write under way, and must not tell what may still fail.</summary>
    private UserState state = new();

    private UserId Id => UserId.Parse(this.GetPrimaryKeyString());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        state = stored.State;
        return Task.CompletedTask;
    }

    public async Task<UserProfile> SignedInAsync(Identity identity, CancellationToken ct)
    {
        if (state.Identity != identity)
        {
            var firstSeen = state.FirstSeenAt == default ? clock.GetUtcNow() : state.FirstSeenAt;
            await WriteAsync(state with { Identity = identity, FirstSeenAt = firstSeen, IsErased = false }, ct);
        }

        return Profile();
    }

    public Task<UserProfile?> LookAsync(CancellationToken ct) => Task.FromResult(state.Identity is null ? null : Profile());

    public Task EraseAsync(CancellationToken ct) => WriteAsync(new() { IsErased = true }, ct);

    public async Task<bool> EnterAsync(JobId job, CancellationToken ct)
    {
        var places = Allowed(Plan, await orders.NowAsync()).RunningJobs;
        foreach (var (left, _) in running.Where(place => clock.GetElapsedTime(place.Value) > 2 * claims.Value.Length).ToList())
        {
            running.Remove(left);
        }

        var enters = running.ContainsKey(job) || running.Count < places;
        if (enters)
        {
            running[job] = clock.GetTimestamp();
        }

        return enters;
    }

    public Task LeaveAsync(JobId job)
    {
        running.Remove(job);
        return Task.CompletedTask;
    }

    public Task JobChangedAsync(JobSnapshot job) => watchers.Notify(watcher => watcher.ChangedAsync(job));

    public Task WatchAsync(IJobWatcher watcher, CancellationToken ct)
    {
        watchers.Subscribe(watcher, watcher);
        return Task.CompletedTask;
    }

    public Task UnwatchAsync(IJobWatcher watcher, CancellationToken ct)
    {
        watchers.Unsubscribe(watcher);
        return Task.CompletedTask;
    }

    private UserProfile Profile() => new(Id, state.Identity ?? new(null, null, null), Plan, state.FirstSeenAt)
    {
        Name = state.Identity?.Name ?? state.Name,
        Institution = state.Identity?.Institution ?? state.Institution,
        Email = Email,
        UnconfirmedEmail = state.EmailProof is { } proof && proof.EndsAt > clock.GetUtcNow() ? proof.Address : null,
        Mail = MailKinds.All & ~state.UnwantedMail,
        Billing = state.Billing with { IsComplimentary = IsComplimentary },
        PlanHistory = state.PlanHistory,
    };

    private async Task WriteAsync(UserState next, CancellationToken ct)
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
