using GasOrleans.Aws.Local.SignIn;
using Microsoft.Playwright;

namespace GasOrleans.EndToEnd.Tests;

/// <summary>Upgrade and its end, in a real browser, with the stand-in for Stripe that the local launcher switches on.</summary>
[Collection(Deployment.OneAtATime)]
public sealed class PlanTests(Deployment deployment)
{
    [Fact]
    public async Task A_person_upgrades_on_the_stand_in_page_and_ends_the_subscription_there()
    {
        await using var ben = await Visitor.SignInAsync(deployment, LocalUser.Ben);
        await ben.GoAsync("profile");
        await SaysAsync(ben, "You have the free plan");
        await ben.Page.ClickAsync("text=Upgrade to premium");
        await SaysAsync(ben, "This page stands in for Stripe on this machine");
        await ben.Page.ClickAsync("text=Pay and subscribe");
        await SaysAsync(ben, "You have the premium plan");
        await SaysAsync(ben, "by the local stand-in for Stripe");
        await ben.GoAsync("submit");
        await SaysAsync(ben, "up to 5 GB with your premium plan");

        await ben.GoAsync("profile");
        await ben.Page.ClickAsync("text=Manage or end the subscription");
        await ben.Page.ClickAsync("text=End the subscription");
        await SaysAsync(ben, "You have the free plan");
        Assert.Empty(ben.Complaints);
    }

    private static Task SaysAsync(Visitor visitor, string words) => Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync(words);
}
