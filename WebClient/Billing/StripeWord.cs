using GasOrleans.Users;
using Stripe;
using Plan = GasOrleans.Users.Plan;

namespace GasOrleans.WebClient.Billing;

/// <summary>What Stripe says of a customer now.</summary>
/// <param name="User">Whose customer it is; <see langword="null"/> when it does not say.</param>
/// <param name="Paying">The subscription that is paid for, if there is one.</param>
/// <param name="Unpaid">Whether there is one whose payment failed.</param>
internal sealed record StripeWord(UserId? User, Subscription? Paying, bool Unpaid)
{
    public Plan Plan => Paying is null ? Plan.Free : Plan.Premium;

    public string Reason => this switch
    {
        { Paying.Status: "trialing" } => "the subscription is on trial",
        { Paying: not null } => "the subscription is paid for",
        { Unpaid: true } => "a payment failed",
        _ => "there is no subscription",
    };

    /// <summary>When the subscription ends, if it was cancelled already.</summary>
    public DateTimeOffset? EndsAt => Paying switch
    {
        { CancelAt: { } at } => At(at),
        { CancelAtPeriodEnd: true, Items.Data: { Count: > 0 } items } => At(items.Max(item => item.CurrentPeriodEnd)),
        _ => null,
    };

    public static StripeWord Of(Customer customer)
    {
        // A customer lists no subscription that has ended, and a removed customer none at all.
        var subscriptions = customer.Subscriptions?.Data ?? [];
        return new(
            UserOf(customer.Metadata),
            subscriptions.Find(one => one.Status is "active" or "trialing"),
            subscriptions.Exists(one => one.Status is "past_due" or "unpaid"));
    }

    public static UserId? UserOf(IReadOnlyDictionary<string, string>? metadata)
        => metadata is not null && metadata.TryGetValue(StripeCustomers.UserId, out var text) && UserId.TryParse(text, null, out var user) ? user : null;

    private static DateTimeOffset At(DateTime utc) => new(DateTime.SpecifyKind(utc, DateTimeKind.Utc));
}
