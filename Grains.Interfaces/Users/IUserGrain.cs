using GasOrleans.Jobs;
using Orleans.Concurrency;

namespace GasOrleans.Users;

/// <summary>One person; its key is the <see cref="UserId"/>. Never a choke point: reads interleave.</summary>
[Alias("GasOrleans.IUserGrain")]
public interface IUserGrain : IGrainWithStringKey
{
    /// <summary>The person signed in; what the identity provider says is kept.</summary>
    [Alias("SignedIn")]
    Task<UserProfile> SignedInAsync(Identity identity, CancellationToken ct);

    /// <summary>The person's profile; <see langword="null"/> when they never signed in.</summary>
    [Alias("Look"), AlwaysInterleave]
    Task<UserProfile?> LookAsync(CancellationToken ct);

    /// <summary>What the person's plan allows.</summary>
    [Alias("Allowance"), AlwaysInterleave]
    Task<PlanAllowance> AllowanceAsync(CancellationToken ct);

    /// <summary>Takes one of the user's running places for a job; <see langword="false"/> when all are taken.</summary>
    [Alias("Enter"), AlwaysInterleave]
    Task<bool> EnterAsync(JobId job, CancellationToken ct);

    /// <summary>A job gives its running place back.</summary>
    [Alias("Leave"), OneWay, AlwaysInterleave]
    Task LeaveAsync(JobId job);

    /// <summary>A job of this user changed: the watchers are told.</summary>
    [Alias("JobChanged"), OneWay, AlwaysInterleave]
    Task JobChangedAsync(JobSnapshot job);

    /// <summary>Tells <paramref name="watcher"/> of changes until it is not heard of for two minutes: call again each minute.</summary>
    [Alias("Watch"), AlwaysInterleave]
    Task WatchAsync(IJobWatcher watcher, CancellationToken ct);

    /// <summary>Ends a watch.</summary>
    [Alias("Unwatch"), AlwaysInterleave]
    Task UnwatchAsync(IJobWatcher watcher, CancellationToken ct);
}
