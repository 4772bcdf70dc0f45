using GasOrleans.Aws.Local.SignIn;
using Microsoft.Playwright;

namespace GasOrleans.EndToEnd.Tests;

/// <summary>The operators' pages, for whom they are and for whom they are not.</summary>
[Collection(Deployment.OneAtATime)]
public sealed class OperatorTests(Deployment deployment)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_fails_five_times_is_parked_with_its_reason_and_an_operator_sends_it_again_and_nobody_else_sees_a_page()
    {
        using var sqs = deployment.System.Cloud.Sqs();
        var requests = (await sqs.GetQueueUrlAsync("gas-requests", Ct)).QueueUrl;
        var dead = (await sqs.GetQueueUrlAsync("gas-requests-dead", Ct)).QueueUrl;
        await sqs.SendMessageAsync(requests, "hostile", Ct);
        // Of a job that nobody knows: a worker asks its grain and is done with it.
        await sqs.SendMessageAsync(dead, $$"""{"Job":"{{LocalUser.Ben.Subject}}/0190a6c0-0000-7000-8000-000000000000"}""", Ct);
        await Eventually.HoldsAsync(async () => await CountAsync(sqs, dead) == 2, seen: deployment.LastWords);

        await using var ben = await Visitor.SignInAsync(deployment, LocalUser.Ben);
        var answer = await ben.Page.GotoAsync(new Uri(deployment.System.Address, "operate").ToString());
        Assert.Equal(404, answer!.Status);

        await using var grace = await Visitor.SignInAsync(deployment, LocalUser.Grace);
        await grace.GoAsync("operate");
        var page = grace.Page.Locator("main");
        await Assertions.Expect(page.Locator("tr:has-text('gas-requests') a")).ToHaveTextAsync("2");
        await grace.Page.ClickAsync("tr:has-text('gas-requests') a");
        await Assertions.Expect(page).ToContainTextAsync("0190a6c0");
        await Assertions.Expect(page).ToContainTextAsync("it names no job");
        await grace.Page.FillAsync("#why-all", "the release is mended");
        await grace.Page.ClickAsync("button:has-text('Send all of them again')");
        await Assertions.Expect(page).ToContainTextAsync("2 messages were sent again.");

        // What a worker can now be done with is gone; what fails again is parked again.
        await Eventually.HoldsAsync(async () => await CountAsync(sqs, dead) == 1 && await CountAsync(sqs, requests) == 0);
        await grace.GoAsync("operate/trail");
        await Assertions.Expect(page).ToContainTextAsync("sent all parked messages of gas-requests again: the release is mended");
        await Assertions.Expect(page).ToContainTextAsync(LocalUser.Grace.Subject);
        Assert.Empty(grace.Complaints);
    }

    [Fact, Trait("Run", "soak")]
    public async Task A_pause_of_work_lasts_through_the_end_of_all_processes_and_work_goes_on_when_it_is_resumed()
    {
        await using var deployment = await Deployment.StartAsync();
        await using (var grace = await Visitor.SignInAsync(deployment, LocalUser.Grace))
        {
            await grace.GoAsync("operate");
            await grace.Page.FillAsync("#why-work", "the disk is being replaced");
            await grace.Page.ClickAsync("button:has-text('Pause work')");
            await SeesPausedSilosAsync(grace);
        }

        await using (var ben = await Visitor.SignInAsync(deployment, LocalUser.Ben))
        {
            await ben.SubmitAsync(Vcf.Known);
            await ben.SeesAsync("Queued");
            await Assertions.Expect(ben.Page.Locator("[data-banner=work]")).ToContainTextAsync("the disk is being replaced");
        }

        await deployment.RestartEverythingAsync();
        await using var again = await Visitor.SignInAsync(deployment, LocalUser.Grace);
        await SeesPausedSilosAsync(again);
        Assert.Equal("PENDING", (await deployment.JobsOfAsync(LocalUser.Ben.Subject))[0]["job_status"].S);

        await again.Page.FillAsync("#why-work", "it was replaced");
        await again.Page.ClickAsync("button:has-text('Resume work')");
        await Eventually.HoldsAsync(async () => (await deployment.JobsOfAsync(LocalUser.Ben.Subject))[0]["job_status"].S == "COMPLETED", TimeSpan.FromSeconds(60));
        Assert.Empty(again.Complaints);
    }

    [Fact]
    public async Task An_operator_finds_a_job_by_its_page_and_its_owner_sees_that_and_the_dashboard_opens()
    {
        await using var ben = await Visitor.SignInAsync(deployment, LocalUser.Ben);
        await ben.SubmitAsync(Vcf.Known);
        await ben.SeesAsync("Completed");
        await using var grace = await Visitor.SignInAsync(deployment, LocalUser.Grace);
        await grace.GoAsync("operate");
        await grace.Page.FillAsync("#who", ben.Page.Url);
        await grace.Page.FillAsync("#why-look", "Ben asked by telephone");
        await grace.Page.ClickAsync("button:has-text('Look')");
        await Assertions.Expect(grace.Page.Locator("main")).ToContainTextAsync("tb-known.vcf");
        await ben.GoAsync("profile/data");
        await Assertions.Expect(ben.Page.Locator("main")).ToContainTextAsync("Ben asked by telephone");

        await grace.GoAsync("operate/dashboard/");
        await Assertions.Expect(grace.Page.Locator("body")).ToContainTextAsync("Active Silos", new() { IgnoreCase = true });
        Assert.Empty(grace.Complaints);
    }

    private static Task SeesPausedSilosAsync(Visitor grace) => Eventually.HoldsAsync(
        async () =>
        {
            await grace.GoAsync("operate");
            return await grace.Page.Locator("[aria-label=Silos] tbody td:has-text('paused')").CountAsync() > 0;
        },
        TimeSpan.FromSeconds(60));

    private static async Task<int> CountAsync(Amazon.SQS.IAmazonSQS sqs, string url)
    {
        var counts = await sqs.GetQueueAttributesAsync(url, ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"], Ct);
        return counts.ApproximateNumberOfMessages + counts.ApproximateNumberOfMessagesNotVisible;
    }
}
