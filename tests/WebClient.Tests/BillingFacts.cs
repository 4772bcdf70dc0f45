using System.Net;
using GasOrleans.Users;
using GasOrleans.WebClient.Billing;
using GasOrleans.WebClient.Site;
using GasOrleans.WebClient.Tests.Doubles;
using Microsoft.Extensions.Options;

namespace GasOrleans.WebClient.Tests;

public sealed class BillingFacts(WebServer web)
{
    private readonly UserId user = Given.AUser();

    [Fact]
    public async Task An_upgrade_goes_to_stripes_checkout_for_one_customer_and_changes_no_plan()
    {
        using var browser = await web.SignedInAsync(user);
        var answer = await browser.PostAsync("/profile/upgrade");
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("https://checkout.stripe.com/c/pay/cs_1", answer.Headers.Location!.AbsoluteUri);
        await browser.PostAsync("/profile/upgrade");

        var customer = Assert.Single(web.Stripe.CustomersOf(user));
        Assert.Equal(customer, web.World.Users[user].Billing.CustomerId);
        var asked = web.Stripe.Checkouts[$"{user}"];
        Assert.Equal(("subscription", customer, StripeServer.Price, $"{user}"),
            (asked["mode"], asked["customer"], asked["line_items[0][price]"], asked["subscription_data[metadata][user_id]"]));
        Assert.Equal($"{web.Address.AbsoluteUri}profile?done=paid", asked["success_url"]);
        Assert.Equal(Plan.Free, web.World.Users[user].Plan);
        Assert.Contains("https://checkout.stripe.com https://billing.stripe.com", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_pays_already_is_sent_to_the_portal_and_not_to_a_second_subscription()
    {
        using var browser = await web.SignedInAsync(user);
        var customer = web.Stripe.Customer(user);
        await web.Cluster.Grains.User(user).KeepCustomerAsync(customer, TestContext.Current.CancellationToken);
        web.Stripe.Subscriptions[customer] = "active";
        foreach (var path in new[] { "/profile/upgrade", "/profile/billing" })
        {
            Assert.Equal($"https://billing.stripe.com/{customer}", (await browser.PostAsync(path)).Headers.Location!.AbsoluteUri);
        }
    }

    [Fact]
    public async Task Coming_back_from_checkout_is_no_word_of_stripes()
    {
        using var browser = await web.SignedInAsync(user);
        using var answer = await browser.GetAsync("/profile?done=paid");
        Assert.Contains("We wait for word of your payment", await answer.TextAsync(), StringComparison.Ordinal);
        Assert.Equal("3", answer.Headers.GetValues("Refresh").Single());
        Assert.Equal(Plan.Free, web.World.Users[user].Plan);
    }

    [Fact]
    public async Task The_stand_in_says_that_it_is_one_and_its_word_counts_once_and_by_post_only()
    {
        await using var local = await web.AnotherAsync(BillingProvider.Local);
        using var browser = await local.SignedInAsync(user);
        Assert.Contains("a stand-in page takes the place of Stripe", await browser.ReadAsync("/profile"), StringComparison.Ordinal);
        Assert.Equal("/pay", (await browser.PostAsync("/profile/upgrade")).Headers.Location!.ToString());
        Assert.Contains("This page stands in for Stripe on this machine", await browser.ReadAsync("/pay"), StringComparison.Ordinal);
        using var bare = new HttpRequestMessage(HttpMethod.Post, "/pay/subscribe") { Content = new FormUrlEncodedContent([new("id", $"{Guid.NewGuid()}")]) };
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SendAsync(bare)).StatusCode);
        Assert.Equal(Plan.Free, web.World.Users[user].Plan);

        var id = $"{Guid.NewGuid()}";
        Assert.Equal("/profile", (await browser.PostAsync("/pay/subscribe", ("id", id))).Headers.Location!.ToString());
        await browser.PostAsync("/pay/subscribe", ("id", id));
        Assert.Single(web.World.PlanChanges[user].Select(change => change.EventId).Distinct());
        Assert.Contains("You have the <strong>premium</strong> plan", await browser.ReadAsync("/profile"), StringComparison.Ordinal);

        Assert.Contains("End the subscription", await browser.ReadAsync("/pay"), StringComparison.Ordinal);
        await browser.PostAsync("/pay/end", ("id", $"{Guid.NewGuid()}"));
        Assert.Equal(Plan.Free, web.World.Users[user].Plan);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync("/webhooks/stripe")).StatusCode);
    }

    [Fact]
    public async Task With_stripe_there_is_no_stand_in()
    {
        using var browser = await web.SignedInAsync(user);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/pay")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync("/pay/subscribe", ("id", $"{Guid.NewGuid()}"))).StatusCode);
    }

    [Fact]
    public async Task Without_a_provider_the_upgrade_says_that_it_is_not_available()
    {
        await using var none = await web.AnotherAsync(BillingProvider.None);
        using var browser = await none.SignedInAsync(user);
        var page = await browser.ReadAsync("/profile");
        Assert.Contains("the upgrade is not available here", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/profile/upgrade", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await browser.PostAsync("/profile/upgrade")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/pay")).StatusCode);
    }

    [Fact]
    public void The_stand_in_is_refused_where_others_can_reach_it()
    {
        var site = Options.Create(new SiteOptions { Address = new("https://gas.example.org") });
        var said = new BillingOptionsValidator(site).Validate(null, new() { Provider = BillingProvider.Local });
        Assert.Contains("Billing:Provider", said.FailureMessage, StringComparison.Ordinal);
        var stripe = new BillingOptionsValidator(site).Validate(null, new() { Provider = BillingProvider.Stripe });
        Assert.All(["SecretKey", "WebhookSecret", "Price"], field => Assert.Contains($"Billing:Stripe:{field}", stripe.FailureMessage, StringComparison.Ordinal));
        Assert.True(new BillingOptionsValidator(site).Validate(null, new()).Succeeded);
    }
}
