using GasOrleans.WebClient.Site;
using GasOrleans.WebClient.Users;
using Microsoft.Extensions.Options;
using Stripe;
using Stripe.Checkout;
using PortalSessionCreateOptions = Stripe.BillingPortal.SessionCreateOptions;
using PortalSessionService = Stripe.BillingPortal.SessionService;

namespace GasOrleans.WebClient.Billing;

/// <summary>Stripe's own pages: Checkout to subscribe, the billing portal to manage and end. The card never comes near us.</summary>
internal sealed class StripeBilling(
    IStripeClient stripe, StripeCustomers customers, IGrainFactory grains, IOptions<BillingOptions> billing, IOptions<SiteOptions> site) : IBilling
{
    private Uri Profile => new(site.Value.Address!, "profile");

    public async Task<string> UpgradeAsync(CurrentUser user, CancellationToken ct)
    {
        var customer = await CustomerAsync(user, ct);
        // Two pages open at once must not end in two subscriptions.
        return (await customers.LookAsync(customer, ct)).Paying is null ? await CheckoutAsync(user, customer, ct) : await PortalAsync(customer, ct);
    }

    public async Task<string> ManageAsync(CurrentUser user, CancellationToken ct) => await PortalAsync(await CustomerAsync(user, ct), ct);

    public async Task EndAsync(CurrentUser user, CancellationToken ct)
    {
        if ((await grains.User(user.Id).LookAsync(ct))?.Billing.CustomerId is { } customer)
        {
            await customers.RemoveAsync(customer, ct);
        }
    }

    private async Task<string> CheckoutAsync(CurrentUser user, string customer, CancellationToken ct)
    {
        var session = await new SessionService(stripe).CreateAsync(
            new()
            {
                Mode = "subscription",
                Customer = customer,
                ClientReferenceId = user.Id.ToString(),
                LineItems = [new() { Price = billing.Value.Stripe.Price, Quantity = 1 }],
                SubscriptionData = new() { Metadata = StripeCustomers.Of(user.Id) },
                SuccessUrl = new Uri(Profile, "profile?done=paid").AbsoluteUri,
                CancelUrl = Profile.AbsoluteUri,
            },
            cancellationToken: ct);
        return session.Url;
    }

    private async Task<string> PortalAsync(string customer, CancellationToken ct)
    {
        var options = new PortalSessionCreateOptions { Customer = customer, ReturnUrl = Profile.AbsoluteUri };
        return (await new PortalSessionService(stripe).CreateAsync(options, cancellationToken: ct)).Url;
    }

    private async Task<string> CustomerAsync(CurrentUser user, CancellationToken ct)
    {
        var grain = grains.User(user.Id);
        return (await grain.LookAsync(ct))?.Billing.CustomerId ?? await grain.KeepCustomerAsync(await customers.CreateAsync(user.Id, ct), ct);
    }
}
