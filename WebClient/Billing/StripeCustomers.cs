using System.Net;
using GasOrleans.Users;
using Stripe;

namespace GasOrleans.WebClient.Billing;

/// <summary>People as Stripe's customers; each customer carries the person's id, so that Stripe's word finds its way back.</summary>
internal sealed class StripeCustomers(IStripeClient stripe)
{
    public const string UserId = "user_id";

    public static Dictionary<string, string> Of(UserId user) => new() { [UserId] = user.ToString() };

    /// <summary>One customer, however often it is asked for at once: Stripe keeps the key, and we keep its answer.</summary>
    public async Task<string> CreateAsync(UserId user, CancellationToken ct)
    {
        var once = new RequestOptions { IdempotencyKey = $"gas-customer-{user}" };
        return (await new CustomerService(stripe).CreateAsync(new() { Metadata = Of(user) }, once, ct)).Id;
    }

    /// <summary>Removes a customer; Stripe ends their subscriptions with it. One that is not there is removed.</summary>
    public async Task RemoveAsync(string customer, CancellationToken ct)
    {
        try
        {
            await new CustomerService(stripe).DeleteAsync(customer, cancellationToken: ct);
        }
        catch (StripeException e) when (e.HttpStatusCode == HttpStatusCode.NotFound)
        {
            // Removed before, by hand or by a request that was cut.
        }
    }

    /// <summary>What Stripe says of the customer now.</summary>
    public async Task<StripeWord> LookAsync(string customer, CancellationToken ct)
        => StripeWord.Of(await new CustomerService(stripe).GetAsync(customer, new() { Expand = ["subscriptions"] }, cancellationToken: ct));
}
