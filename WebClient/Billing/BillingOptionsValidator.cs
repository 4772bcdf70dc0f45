using GasOrleans.WebClient.Site;
using Microsoft.Extensions.Options;

namespace GasOrleans.WebClient.Billing;

internal sealed class BillingOptionsValidator(IOptions<SiteOptions> site) : IValidateOptions<BillingOptions>
{
    public ValidateOptionsResult Validate(string? name, BillingOptions options)
    {
        var wrong = new ValidateOptionsResultBuilder();
        if (options.Provider == BillingProvider.Local && site.Value.Address is { IsLoopback: false } address)
        {
            wrong.AddResult(ValidateOptionsResult.Fail($"Billing:Provider: Local gives the premium plan to whoever asks, so it is accepted on loopback only, and Site:Address is '{address}'."));
        }

        if (options.Provider == BillingProvider.Stripe)
        {
            wrong.AddResult(Present("Billing:Stripe:SecretKey", options.Stripe.SecretKey));
            wrong.AddResult(Present("Billing:Stripe:WebhookSecret", options.Stripe.WebhookSecret));
            wrong.AddResult(Present("Billing:Stripe:Price", options.Stripe.Price));
            wrong.AddResult(options.Stripe.ApiBase is { } api ? Address("Billing:Stripe:ApiBase", api) : ValidateOptionsResult.Success);
        }

        return wrong.Build();
    }

    private static ValidateOptionsResult Address(string field, Uri address) => address.IsAbsoluteUri
        ? SecureAddress.Check(field, address)
        : ValidateOptionsResult.Fail($"{field}: '{address}' is not an absolute address.");

    private static ValidateOptionsResult Present(string field, string value)
        => value.Length > 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail($"{field}: missing; Billing:Provider is Stripe.");
}
