using GasOrleans.WebClient.Site;
using GasOrleans.WebClient.Users;
using Microsoft.Extensions.Options;
using Stripe;

namespace GasOrleans.WebClient.Billing;

/// <summary>Paying: by Stripe, by the local stand-in where it is configured, or not at all.</summary>
internal static class BillingModule
{
    private const int Retries = 2;

    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(10) };

    public static void AddBilling(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IValidateOptions<BillingOptions>, BillingOptionsValidator>();
        builder.Services.AddOptionsWithValidateOnStart<BillingOptions>().BindConfiguration("Billing");
        builder.Services.AddSingleton<IStripeClient>(services => Client(services.GetRequiredService<IOptions<BillingOptions>>().Value.Stripe));
        builder.Services.AddSingleton<StripeCustomers>();
        builder.Services.AddSingleton<StripeWebhook>();
        builder.Services.AddSingleton<StripeBilling>();
        builder.Services.AddSingleton<LocalBilling>();
    }

    public static void MapBilling(this WebApplication app)
    {
        var provider = app.Services.GetRequiredService<IOptions<BillingOptions>>().Value.Provider;
        var pages = app.MapGroup("/profile").RequireAuthorization();
        pages.MapPost("/upgrade", (HttpContext context, CurrentUser user) => GoAsync(context, provider, billing => billing.UpgradeAsync(user, context.RequestAborted)));
        pages.MapPost("/billing", (HttpContext context, CurrentUser user) => GoAsync(context, provider, billing => billing.ManageAsync(user, context.RequestAborted)));
        if (provider == BillingProvider.Local)
        {
            app.MapLocalPay();
        }
        else if (provider == BillingProvider.Stripe)
        {
            StripeWebhook.Map(app);
        }
    }

    /// <summary>Who takes the payments; <see langword="null"/> when nobody does.</summary>
    public static IBilling? Of(BillingProvider provider, IServiceProvider services) => provider switch
    {
        BillingProvider.Stripe => services.GetRequiredService<StripeBilling>(),
        BillingProvider.Local => services.GetRequiredService<LocalBilling>(),
        _ => null,
    };

    private static async Task<IResult> GoAsync(HttpContext context, BillingProvider provider, Func<IBilling, Task<string>> where)
    {
        if (Of(provider, context.RequestServices) is not { } billing)
        {
            context.Explain("There is no payment here", "The operator of this service has not set up payment, so plans cannot be changed here. Nothing was changed.", "/profile", "To my profile");
            return TypedResults.Conflict();
        }

        context.Explain("Payment cannot be reached", "The payment service does not answer as it should. Nothing was paid; try again in a minute.", "/profile", "To my profile");
        // Not TypedResults.Redirect: it would write the address, which opens the person's payment page, to the log.
        context.Response.Headers.Location = await where(billing);
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static StripeClient Client(StripeOptions options) => new(new StripeClientOptions
    {
        ApiKey = options.SecretKey,
        ApiBase = options.ApiBase?.AbsoluteUri.TrimEnd('/'),
        HttpClient = new SystemNetHttpClient(Http, Retries, appInfo: null, enableTelemetry: false),
    });
}
