using GasOrleans.Aws.Local.SignIn;
using GasOrleans.Aws.Tests.Stacks;
using GasOrleans.EndToEnd.Tests.Recording;
using Microsoft.Playwright;
using MimeKit;

namespace GasOrleans.EndToEnd.Tests;

/// <summary>The acceptance walk's cold half: the window, the upgrade, and everything back without another click; with both kinds of cold storage.</summary>
[Collection(Deployment.OneAtATime)]
public sealed class ColdWalkTests
{
    [Theory]
    [InlineData("StorageClass")]
    [InlineData("Vault", Traits = ["Run", "soak"])]
    public async Task After_the_window_the_page_offers_the_upgrade_and_after_it_everything_comes_back(string provider)
    {
        await using var recorders = await Recorders.StartAsync();
        await using var deployment = await Deployment.StartWatchedAsync(recorders, [], new("Plans__Free__Window", "00:00:08"), new("Archive__Provider", provider));
        deployment.System.Cloud.Cold.Change(now => now with { ExpeditedSeconds = 2, StandardSeconds = 4, CapacityRefusals = 100 });
        await using var ada = await Visitor.SignInAsync(deployment, LocalUser.Ada);

        var first = await ada.SubmitAsync(Vcf.Known);
        await ada.SeesAsync("Archived", seconds: 120);
        var page = ada.Page.Locator("main");
        await Assertions.Expect(page.Locator("[data-upgrade]").First).ToBeVisibleAsync();
        await Assertions.Expect(ada.Page.Locator("[aria-label='Download Annotated VCF']")).ToHaveCountAsync(0);
        await Assertions.Expect(ada.Page.Locator("pre")).ToContainTextAsync("Total: 19");

        var fresh = await ada.SubmitAsync(Vcf.Known);
        await ada.SeesAsync("Completed");
        await ada.UpgradeAsync();

        await ada.GoAsync($"jobs/{first}");
        await ada.SeesAsync("Restored", seconds: 120);
        Assert.Equal(19, Vcf.Read(await ada.DownloadAsync("Annotated VCF")).Count);
        await Assertions.Expect(page).ToContainTextAsync("Standard"); // expedited had no capacity, and the page says so
        await ada.GoAsync($"jobs/{fresh}");
        await ada.SeesAsync("Completed");
        Assert.Equal(19, Vcf.Read(await ada.DownloadAsync("Annotated VCF")).Count);

        await Eventually.HoldsAsync(async () => (await SubjectsAsync(deployment, first)).Count == 3);
        var mails = await SubjectsAsync(deployment, first);
        Assert.Equal(mails.Count, mails.Select(mail => mail.MessageId).Distinct().Count());
        Assert.Empty(ada.Complaints);
        Grants.Of("silo", "silo", ("ArchiveProvider", provider)).AssertAllow(recorders.OfSilo);
        Grants.Of("web", "web").AssertAllow(recorders.OfWeb);
    }

    /// <summary>The mails that link to a job: completed, archived, restored.</summary>
    private static async Task<List<MimeMessage>> SubjectsAsync(Deployment deployment, string job)
        => [.. (await deployment.System.Cloud.Mail.ReadAllAsync()).Where(mail => mail.TextBody?.Contains(job, StringComparison.Ordinal) == true)];
}
