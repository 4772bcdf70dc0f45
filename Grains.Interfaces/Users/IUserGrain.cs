using GasOrleans.Jobs;
using GasOrleans.Notifications;
using GasOrleans.Operations;
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

    /// <summary>What each plan allows, the free one first.</summary>
    [Alias("Offers"), AlwaysInterleave]
    Task<IReadOnlyList<PlanAllowance>> OffersAsync(CancellationToken ct);

    /// <summary>Puts the person on a plan, once for each event, newest cause last; <see langword="true"/> when the plan is another now.</summary>
    [Alias("ChangePlan")]
    Task<bool> ChangePlanAsync(PlanChange change, CancellationToken ct);

    /// <summary>Keeps the customer's id with who takes the payments, and returns the one that counts: the first.</summary>
    [Alias("KeepCustomer")]
    Task<string> KeepCustomerAsync(string customerId, CancellationToken ct);

    /// <summary>The person says their name and institution; what the identity provider says cannot be changed here.</summary>
    [Alias("Edit")]
    Task<Refusal?> EditAsync(string? name, string? institution, CancellationToken ct);

    /// <summary>The person names an e-mail address; a link that confirms it is sent there.</summary>
    [Alias("NameEmail")]
    Task<Refusal?> NameEmailAsync(string address, CancellationToken ct);

    /// <summary>The person shows the key of the link; <see langword="false"/> when it is not, or no longer, the one that was sent.</summary>
    [Alias("ConfirmEmail")]
    Task<bool> ConfirmEmailAsync(string key, CancellationToken ct);

    /// <summary>The person says which mails they want.</summary>
    [Alias("PreferMail")]
    Task PreferMailAsync(MailKinds wanted, CancellationToken ct);

    /// <summary>Somebody with the key of a mail stops mails of its kind; <see langword="false"/> when it is not the key.</summary>
    [Alias("StopMail")]
    Task<bool> StopMailAsync(MailKinds kind, string key, CancellationToken ct);

    /// <summary>Where mail of this kind goes; <see langword="null"/> when there is no address, or such mail is not wanted.</summary>
    [Alias("MailTo")]
    Task<MailRecipient?> MailToAsync(MailKinds kind, CancellationToken ct);

    /// <summary>Forgets the person. What is said of them later, other than that they sign in again, is not kept.</summary>
    [Alias("Erase")]
    Task EraseAsync(CancellationToken ct);

    /// <summary>An operator looks at what is this person's, or changes it: they can see that.</summary>
    [Alias("HearOf")]
    Task HearOfAsync(OperatorAct act, CancellationToken ct);

    /// <summary>What operators did about this person, oldest first, capped.</summary>
    [Alias("ActsOf"), AlwaysInterleave]
    Task<IReadOnlyList<OperatorAct>> ActsAsync(CancellationToken ct);

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
