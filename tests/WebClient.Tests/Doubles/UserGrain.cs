using GasOrleans.Jobs;
using GasOrleans.Notifications;
using GasOrleans.Operations;
using GasOrleans.Users;

namespace GasOrleans.WebClient.Tests.Doubles;

/// <summary>The contract of a person, with watchers that a restart forgets.</summary>
internal sealed class UserGrain(World world, TimeProvider time) : Grain, IUserGrain
{
    private readonly HashSet<IJobWatcher> watchers = [];

    private UserId Id => UserId.Parse(this.GetPrimaryKeyString());

    private UserProfile Profile
    {
        get => world.Users.GetValueOrDefault(Id) ?? new(Id, new(null, null, null), Plan.Free, time.GetUtcNow());
        set => world.Users[Id] = value;
    }

    public Task<UserProfile> SignedInAsync(Identity identity, CancellationToken ct)
    {
        world.Act(Id);
        return Task.FromResult(Profile = Profile with { Identity = identity, Name = identity.Name, Institution = identity.Institution, Email = identity.Email });
    }

    public Task<UserProfile?> LookAsync(CancellationToken ct) => Task.FromResult(world.Users.GetValueOrDefault(Id));

    public Task<PlanAllowance> AllowanceAsync(CancellationToken ct) => Task.FromResult(Offer(Profile.Plan));

    public Task<IReadOnlyList<PlanAllowance>> OffersAsync(CancellationToken ct)
        => Task.FromResult<IReadOnlyList<PlanAllowance>>([Offer(Plan.Free), Offer(Plan.Premium)]);

    public Task<bool> ChangePlanAsync(PlanChange change, CancellationToken ct)
    {
        world.Act(Id);
        var changes = world.PlanChanges.GetOrAdd(Id, _ => new());
        var isNews = changes.All(known => known.EventId != change.EventId && known.At <= change.At);
        changes.Enqueue(change);
        Profile = isNews ? Profile with { Plan = change.Plan, Billing = Profile.Billing with { EndsAt = change.EndsAt } } : Profile;
        return Task.FromResult(isNews);
    }

    public Task<string> KeepCustomerAsync(string customerId, CancellationToken ct)
    {
        Profile = Profile with { Billing = Profile.Billing with { CustomerId = Profile.Billing.CustomerId ?? customerId } };
        return Task.FromResult(Profile.Billing.CustomerId!);
    }

    public Task<Refusal?> EditAsync(string? name, string? institution, CancellationToken ct)
    {
        world.Act(Id);
        var isLong = name?.Length > 200;
        Profile = isLong ? Profile : Profile with { Name = name ?? Profile.Name, Institution = institution ?? Profile.Institution };
        return Task.FromResult<Refusal?>(isLong ? new Refusal.Invalid("name", "It is too long.") : null);
    }

    public Task<Refusal?> NameEmailAsync(string address, CancellationToken ct)
    {
        world.Act(Id);
        Profile = Profile with { UnconfirmedEmail = address };
        return Task.FromResult<Refusal?>(null);
    }

    public Task<bool> ConfirmEmailAsync(string key, CancellationToken ct)
    {
        world.Act(Id);
        var isKey = key == World.Key;
        Profile = isKey ? Profile with { Email = Profile.UnconfirmedEmail, UnconfirmedEmail = null } : Profile;
        return Task.FromResult(isKey);
    }

    public Task PreferMailAsync(MailKinds wanted, CancellationToken ct)
    {
        world.Act(Id);
        Profile = Profile with { Mail = wanted };
        return Task.CompletedTask;
    }

    public Task<bool> StopMailAsync(MailKinds kind, string key, CancellationToken ct)
    {
        world.Act(Id);
        Profile = key == World.Key ? Profile with { Mail = Profile.Mail & ~kind } : Profile;
        return Task.FromResult(key == World.Key);
    }

    public Task HearOfAsync(OperatorAct act, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<OperatorAct>> ActsAsync(CancellationToken ct)
        => Task.FromResult<IReadOnlyList<OperatorAct>>([.. world.OperatorActs.Where(act => act.About == Id)]);

    public Task EraseAsync(CancellationToken ct) => throw new NotSupportedException();

    public Task<MailRecipient?> MailToAsync(MailKinds kind, CancellationToken ct) => throw new NotSupportedException();

    public Task<bool> EnterAsync(JobId job, CancellationToken ct) => throw new NotSupportedException();

    public Task LeaveAsync(JobId job) => throw new NotSupportedException();

    public Task JobChangedAsync(JobSnapshot job) => Task.WhenAll(watchers.Select(w => w.ChangedAsync(job)));

    public Task WatchAsync(IJobWatcher watcher, CancellationToken ct)
    {
        watchers.Add(watcher);
        world.Watchers[Id] = watchers.Count;
        return Task.CompletedTask;
    }

    public Task UnwatchAsync(IJobWatcher watcher, CancellationToken ct)
    {
        watchers.Remove(watcher);
        world.Watchers[Id] = watchers.Count;
        return Task.CompletedTask;
    }

    private PlanAllowance Offer(Plan plan) => plan == Plan.Premium
        ? new(plan, 0, 5L * 1024 * 1024 * 1024, world.Orders.RunningJobs(plan) ?? 8, null)
        : new(plan, 0, 150 * 1024, world.Orders.RunningJobs(plan) ?? 2, TimeSpan.FromMinutes(5));
}
