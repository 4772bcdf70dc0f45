using System.Net;
using System.Text;
using GasOrleans.Users;
using GasOrleans.WebClient.Tests.Doubles;

namespace GasOrleans.WebClient.Tests;

/// <summary>Stripe's word, signed by its own scheme.</summary>
public sealed class WebhookFacts(WebServer web)
{
    private readonly UserId user = Given.AUser();

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private PlanChange[] Said => web.World.PlanChanges.TryGetValue(user, out var said) ? [.. said] : [];

    [Fact]
    public async Task A_paid_subscription_is_the_premium_plan_and_its_end_the_free_one()
    {
        var customer = web.Stripe.Customer(user);
        web.Stripe.Subscriptions[customer] = "active";
        Assert.Equal(HttpStatusCode.OK, await SendAsync("evt_1", "customer.subscription.created", customer, Now));
        Assert.Equal(Plan.Premium, web.World.Users[user].Plan);
        Assert.Equal(customer, web.World.Users[user].Billing.CustomerId);

        web.Stripe.Subscriptions.TryRemove(customer, out _);
        Assert.Equal(HttpStatusCode.OK, await SendAsync("evt_2", "customer.subscription.deleted", customer, Now));
        Assert.Equal(Plan.Free, web.World.Users[user].Plan);
        Assert.Equal([("Stripe", "the subscription is paid for"), ("Stripe", "there is no subscription")], Said.Select(s => (s.Author, s.Reason)));
    }

    [Theory]
    [InlineData("past_due", Plan.Free, "a payment failed")]
    [InlineData("unpaid", Plan.Free, "a payment failed")]
    [InlineData("incomplete", Plan.Free, "there is no subscription")]
    [InlineData("paused", Plan.Free, "there is no subscription")]
    [InlineData("trialing", Plan.Premium, "the subscription is on trial")]
    public async Task Only_a_subscription_in_good_standing_is_the_premium_plan(string status, Plan plan, string reason)
    {
        var customer = web.Stripe.Customer(user);
        web.Stripe.Subscriptions[customer] = status;
        await SendAsync("evt_1", "customer.subscription.updated", customer, Now);
        Assert.Equal((plan, reason), (Said[0].Plan, Said[0].Reason));
    }

    [Fact]
    public async Task A_late_event_carries_what_is_true_now_and_the_time_of_its_cause()
    {
        var customer = web.Stripe.Customer(user);
        web.Stripe.Subscriptions[customer] = "active";
        var (earlier, later) = (Now.AddMinutes(-2), Now.AddMinutes(-1));
        await SendAsync("evt_2", "customer.subscription.updated", customer, later);
        await SendAsync("evt_1", "customer.subscription.deleted", customer, earlier);
        await SendAsync("evt_2", "customer.subscription.updated", customer, later);
        Assert.Equal(Plan.Premium, web.World.Users[user].Plan);
        Assert.Equal(["evt_2", "evt_1", "evt_2"], Said.Select(s => s.EventId));
        Assert.Equal([later.ToUnixTimeSeconds(), earlier.ToUnixTimeSeconds(), later.ToUnixTimeSeconds()], Said.Select(s => s.At.ToUnixTimeSeconds()));
        Assert.All(Said, s => Assert.Equal(Plan.Premium, s.Plan));
    }

    [Fact]
    public async Task A_customer_that_was_removed_is_on_the_free_plan()
    {
        var customer = web.Stripe.Customer(user);
        web.Stripe.Removed[customer] = true;
        Assert.Equal(HttpStatusCode.OK, await SendAsync("evt_1", "customer.subscription.deleted", customer, Now));
        Assert.Equal(Plan.Free, Said[0].Plan);
    }

    [Fact]
    public async Task What_is_not_signed_by_stripe_just_now_is_refused_and_changes_nothing()
    {
        var customer = web.Stripe.Customer(user);
        web.Stripe.Subscriptions[customer] = "active";
        var body = StripeServer.Event("evt_1", "customer.subscription.created", customer, user, Now);
        var good = StripeServer.Sign(body, Now);
        foreach (var signature in new[]
        {
            null, "", "t=1", "v1=00", "nonsense", good[..^1] + (good[^1] == '0' ? '1' : '0'),
            StripeServer.Sign(body, Now, "whsec_of_somebody_else"),
            StripeServer.Sign(body + " ", Now),
            StripeServer.Sign(body, Now.AddMinutes(-6)),
        })
        {
            Assert.Equal((signature, HttpStatusCode.BadRequest), (signature, await PostAsync(body, signature)));
        }

        Assert.Empty(Said);
        Assert.Equal(HttpStatusCode.OK, await PostAsync(body, good));
        Assert.Single(Said);
    }

    [Fact]
    public async Task Events_of_other_things_are_taken_and_left_alone()
    {
        var body = """{"id":"evt_9","object":"event","api_version":"2019-01-01","created":1,"type":"product.created","data":{"object":{"id":"prod_1","object":"product"}}}""";
        Assert.Equal(HttpStatusCode.OK, await PostAsync(body, StripeServer.Sign(body, Now)));
    }

    private Task<HttpStatusCode> SendAsync(string id, string type, string customer, DateTimeOffset created)
    {
        var body = StripeServer.Event(id, type, customer, user, created);
        return PostAsync(body, StripeServer.Sign(body, Now));
    }

    private async Task<HttpStatusCode> PostAsync(string body, string? signature)
    {
        using var stripe = web.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/stripe") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation("Stripe-Signature", signature);
        }

        using var answer = await stripe.SendAsync(request);
        return answer.StatusCode;
    }
}
