using System.Net;
using GasOrleans.Notifications;
using GasOrleans.Users;
using GasOrleans.WebClient.Tests.Doubles;

namespace GasOrleans.WebClient.Tests;

public sealed class ProfileFacts(WebServer web)
{
    private readonly UserId user = Given.AUser();

    [Fact]
    public async Task The_page_says_what_both_plans_mean_and_which_one_holds()
    {
        using var browser = await web.SignedInAsync(user);
        var page = await browser.ReadAsync("/profile");
        Assert.All(["You have the <strong>free</strong> plan", "150 KB", "5 GB", "5 minutes, then in cold storage", "always", "Upgrade to premium", "Your sign-in service says"],
            words => Assert.Contains(words, page, StringComparison.Ordinal));
        Assert.Contains("Ada &lt;b&gt;L&lt;/b&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Premium_says_when_it_ends_how_it_began_and_offers_no_second_upgrade()
    {
        using var browser = await web.SignedInAsync(user);
        var profile = web.World.Users[user];
        web.World.Users[user] = profile with
        {
            Plan = Plan.Premium,
            Billing = new() { EndsAt = Given.Noon },
            PlanHistory = [new(Given.Noon, Plan.Premium, 1, "Stripe <b>", "paid <b>", "evt_1")],
        };
        var page = await browser.ReadAsync("/profile");
        Assert.Contains("The subscription ends <time datetime=\"2026-11-23T12:00:00Z\"", page, StringComparison.Ordinal);
        Assert.Contains("Premium: paid &lt;b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/profile/upgrade", page, StringComparison.Ordinal);

        web.World.Users[user] = profile with { Plan = Plan.Premium, Billing = new() { IsComplimentary = true } };
        page = await browser.ReadAsync("/profile");
        Assert.Contains("by arrangement", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/profile/billing", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_issuer_left_out_is_asked_for_and_a_refusal_is_said()
    {
        using var browser = await web.SignedInAsync(user);
        await web.Cluster.Grains.User(user).SignedInAsync(new(null, null, null), TestContext.Current.CancellationToken);
        Assert.Contains("name=\"institution\"", await browser.ReadAsync("/profile"), StringComparison.Ordinal);
        Assert.Equal("/profile?done=saved", (await browser.PostAsync("/profile", ("name", "Ada"), ("institution", "Analytical"))).Headers.Location!.ToString());
        Assert.Equal(("Ada", "Analytical"), (web.World.Users[user].Name, web.World.Users[user].Institution));

        var refused = await browser.PostAsync("/profile", ("name", new string('x', 201)));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("It is too long.", await refused.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_is_confirmed_by_the_link_and_a_post_and_not_by_opening_it()
    {
        using var browser = await web.SignedInAsync(user);
        await web.Cluster.Grains.User(user).SignedInAsync(new("Ada", null, null), TestContext.Current.CancellationToken);
        Assert.Equal("/profile?done=sent", (await browser.PostAsync("/profile/email", ("email", "ada@example.org"))).Headers.Location!.ToString());
        Assert.Contains($"value=\"{World.Key}\"", await browser.ReadAsync($"/profile/email/confirm?key={World.Key}"), StringComparison.Ordinal);
        Assert.Null(web.World.Users[user].Email);

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync("/profile/email/confirm", ("key", "another"))).StatusCode);
        Assert.Equal("/profile?done=confirmed", (await browser.PostAsync("/profile/email/confirm", ("key", World.Key))).Headers.Location!.ToString());
        Assert.Equal("ada@example.org", web.World.Users[user].Email);
    }

    [Fact]
    public async Task The_mails_that_are_ticked_are_the_mails_that_are_wanted()
    {
        using var browser = await web.SignedInAsync(user);
        await browser.PostAsync("/profile/mail", ("kind", "Failed"), ("kind", "Restored"), ("kind", "All"), ("kind", "15"));
        Assert.Equal(MailKinds.Failed | MailKinds.Restored, web.World.Users[user].Mail);
    }

    [Fact]
    public async Task The_link_of_a_mail_stops_mails_of_its_kind_without_signing_in_but_not_by_opening_it()
    {
        using var owner = await web.SignedInAsync(user);
        using var anyone = web.Anonymous();
        var link = $"/mail/stop?user={user}&kind=Completed&key={World.Key}";
        Assert.Contains("Stop these mails?", await anyone.ReadAsync(link), StringComparison.Ordinal);
        Assert.Equal(MailKinds.All, web.World.Users[user].Mail);

        Assert.Equal(HttpStatusCode.BadRequest, await StopAsync(anyone, link + "x"));
        Assert.Equal(MailKinds.All, web.World.Users[user].Mail);
        Assert.Equal(HttpStatusCode.OK, await StopAsync(anyone, link));
        Assert.Equal(MailKinds.All & ~MailKinds.Completed, web.World.Users[user].Mail);
    }

    // As mail programs do it (RFC 8058).
    private static async Task<HttpStatusCode> StopAsync(Browser browser, string link)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, link) { Content = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]) };
        using var answer = await browser.SendAsync(request);
        return answer.StatusCode;
    }
}
