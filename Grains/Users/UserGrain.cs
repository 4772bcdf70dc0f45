using GasOrleans.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Utilities;

namespace GasOrleans.Users;

/// <summary>One person: profile, plan, running places, and who watches their jobs.</summary>
internal sealed class UserGrain(
    [PersistentState("user")] IPersistentState<UserState> stored,
    IOptions<PlanOptions> plans,
    IOptions<ClaimOptions> claims,
    [FromKeyedServices(Clock.Domain)] TimeProvider clock,
    ILogger<UserGrain> logger) : Grain, IUserGrain
{
    private readonly ObserverManager<IJobWatcher> watchers = new(TimeSpan.FromMinutes(2), logger);

    /// <summary>Job → when it last said that it runs, as a timestamp of the clock.</summary>
    private readonly Dictionary<JobId, long> running = [];

    private UserId Id => UserId.Parse(this.GetPrimaryKeyString());

    private Plan Plan => plans.Value.Complimentary.Contains(Id.Value) ? Plan.Premium : stored.State.Plan;

    public async Task<UserProfile> SignedInAsync(Identity identity, CancellationToken ct)
    {
        if (stored.State.Identity != identity)
        {
            stored.State.Identity = identity;
            stored.State.FirstSeenAt = stored.RecordExists ? stored.State.FirstSeenAt : clock.GetUtcNow();
            await WriteAsync(ct);
        }

        return Profile();
    }

    public Task<UserProfile?> LookAsync(CancellationToken ct) => Task.FromResult(stored.State.Identity is null ? null : Profile());

    public Task<PlanAllowance> AllowanceAsync(CancellationToken ct) => Task.FromResult(plans.Value.Allowance(Plan, stored.State.PlanVersion));

    public Task<bool> EnterAsync(JobId job, CancellationToken ct)
    {
        foreach (var (left, _) in running.Where(place => clock.GetElapsedTime(place.Value) > 2 * claims.Value.Length).ToList())
        {
            running.Remove(left);
        }

        var enters = running.ContainsKey(job) || running.Count < plans.Value.Allowance(Plan, 0).RunningJobs;
        if (enters)
        {
            running[job] = clock.GetTimestamp();
        }

        return Task.FromResult(enters);
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

    private UserProfile Profile() => new(Id, stored.State.Identity!, Plan, stored.State.FirstSeenAt);

    private async Task WriteAsync(CancellationToken ct)
    {
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
}
