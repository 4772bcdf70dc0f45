using GasOrleans.Aws.Local.SignIn;
using Microsoft.Playwright;

namespace GasOrleans.EndToEnd.Tests;

/// <summary>The operators' pages, for whom they are and for whom they are not.</summary>
[Collection(Deployment.OneAtATime)]
public sealed class OperatorTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_operator_sees_what_is_parked_sends_it_again_and_is_written_down_and_nobody_else_sees_a_page()
    {
        await using var deployment = await Deployment.StartWatchedAsync(null, new() { ["Operators__Identities__0"] = LocalUser.Grace.Subject });
        using var sqs = deployment.System.Cloud.Sqs();
        var dead = (await sqs.GetQueueUrlAsync("gas-requests-dead", Ct)).QueueUrl;
        // Of a job that nobody knows: a worker asks its grain and is done with it.
        await sqs.SendMessageAsync(dead, $$"""{"Job":"{{LocalUser.Ben.Subject}}/0190a6c0-0000-7000-8000-000000000000"}""", Ct);

        await using var ben = await Visitor.SignInAsync(deployment, LocalUser.Ben);
        var answer = await ben.Page.GotoAsync(new Uri(deployment.System.Address, "operate").ToString());
        Assert.Equal(404, answer!.Status);

        await using var grace = await Visitor.SignInAsync(deployment, LocalUser.Grace);
        await grace.GoAsync("operate");
        var page = grace.Page.Locator("main");
        await Assertions.Expect(page.Locator("tr:has-text('gas-requests') a")).ToHaveTextAsync("1");
        await grace.Page.ClickAsync("tr:has-text('gas-requests') a");
        await Assertions.Expect(page.Locator("pre")).ToContainTextAsync("0190a6c0");
        await grace.Page.ClickAsync("button:has-text('Send all of them again')");
        await Assertions.Expect(page).ToContainTextAsync("1 message was sent again.");
        await Eventually.HoldsAsync(async () => (await sqs.GetQueueAttributesAsync(dead, ["ApproximateNumberOfMessages"], Ct)).ApproximateNumberOfMessages == 0);
        await grace.GoAsync("operate");
        await Assertions.Expect(page).ToContainTextAsync("sent all parked messages of gas-requests again");
        await Assertions.Expect(page).ToContainTextAsync(LocalUser.Grace.Subject);
        Assert.Empty(grace.Complaints);
    }
}
