using System.Text;
using GasOrleans.Users;
using GasOrleans.WebClient.Site;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Stripe;
using Stripe.Checkout;
using Plan = GasOrleans.Users.Plan;

namespace GasOrleans.WebClient.Billing;

/// <summary>
/// Stripe's word: signed events, at least once and in any order. An event is only the sign to look; what counts is what Stripe
/// says of the customer then, ordered by the event's time.
/// </summary>
internal sealed partial class StripeWebhook(StripeCustomers customers, IGrainFactory grains, IOptions<BillingOptions> billing, TimeProvider time, ILogger<StripeWebhook> logger)
{
    private const int MaximumBytes = 256 * 1024;
    private const long ToleranceSeconds = 300;

    public static void Map(WebApplication app) => app
        .MapPost("/webhooks/stripe", (HttpContext context, StripeWebhook webhook) => webhook.TakeAsync(context))
        .WithMetadata(new RequestSizeLimitAttribute(MaximumBytes))
        .DisableAntiforgery();

    private async Task<Results<Ok, BadRequest>> TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        if (Read(body, context.Request.Headers["Stripe-Signature"].ToString()) is not { } said)
        {
            context.Explain("Not accepted", "The signature is not one of Stripe's, or too old.");
            return TypedResults.BadRequest();
        }

        if (CustomerOf(said) is { } customer)
        {
            await FollowAsync(said, customer, context.RequestAborted);
        }

        return TypedResults.Ok();
    }

    private static string? CustomerOf(Event said) => said.Data.Object switch
    {
        Subscription subscription => subscription.CustomerId,
        Session { Mode: "subscription" } session => session.CustomerId,
        Invoice invoice => invoice.CustomerId,
        Customer customer => customer.Id,
        _ => null,
    };

    private Event? Read(string body, string signature)
    {
        try
        {
            var now = time.GetUtcNow().ToUnixTimeSeconds();
            return signature.Length == 0 ? null
                : EventUtility.ConstructEvent(body, signature, billing.Value.Stripe.WebhookSecret, ToleranceSeconds, now, throwOnApiVersionMismatch: false);
        }
        catch (StripeException refused)
        {
            LogRefused(refused.Message);
            return null;
        }
    }

    private async Task FollowAsync(Event said, string customer, CancellationToken ct)
    {
        var seenAt = time.GetUtcNow();
        var word = await customers.LookAsync(customer, ct);
        // A removed customer says nothing of itself any more; the event still does.
        if ((word.User ?? StripeWord.UserOf((said.Data.Object as IHasMetadata)?.Metadata)) is not { } user)
        {
            LogNobodys(customer, said.Id);
            return;
        }

        var at = new DateTimeOffset(DateTime.SpecifyKind(said.Created, DateTimeKind.Utc));
        var change = new PlanChange(word.Plan, said.Id, at, seenAt, "Stripe", word.Reason) { SubscriptionId = word.Paying?.Id, EndsAt = word.EndsAt };
        await grains.User(user).KeepCustomerAsync(customer, ct);
        await grains.User(user).ChangePlanAsync(change, ct);
        LogHeard(user, said.Type, said.Id, word.Plan);
    }

    [LoggerMessage(LogLevel.Warning, "An event for Stripe's webhook was refused: {Why}")]
    private partial void LogRefused(string why);

    [LoggerMessage(LogLevel.Warning, "Stripe's customer {Customer} of event {EventId} is nobody's here")]
    private partial void LogNobodys(string customer, string eventId);

    [LoggerMessage(LogLevel.Information, "Stripe said {EventType} ({EventId}) of {UserId}: the plan is {Plan}")]
    private partial void LogHeard(UserId userId, string eventType, string eventId, Plan plan);
}
