using Amazon.S3;
using Amazon.S3.Model;
using GasOrleans.Aws.Local.SignIn;
using Microsoft.Playwright;

namespace GasOrleans.EndToEnd.Tests;

/// <summary>The doctor as operators meet it: a command on a machine, and a page.</summary>
[Collection(Deployment.OneAtATime)]
public sealed class DoctorTests
{
    private static readonly string Nobodys = $"{LocalUser.Ben.Subject}/0190a6c0-0000-7000-8000-000000000000/sample.vcf";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Trait("Run", "soak")]
    public async Task An_operator_is_told_what_does_not_fit_by_page_and_command_and_only_fix_changes_it()
    {
        await using var deployment = await Deployment.StartAsync(new KeyValuePair<string, string>("Doctor__Grace", "00:00:00"));
        await using var ben = await Visitor.SignInAsync(deployment, LocalUser.Ben);
        Assert.Equal(404, (await ben.Page.GotoAsync(new Uri(deployment.System.Address, "operate/doctor").ToString()))!.Status);
        await using var grace = await Visitor.SignInAsync(deployment, LocalUser.Grace);
        await grace.SubmitAsync(Vcf.Known);
        await grace.SeesAsync("Completed");
        Assert.Equal(0, (await deployment.System.DoctorAsync()).Exit);

        using var s3 = deployment.System.Cloud.S3();
        await s3.PutObjectAsync(new() { BucketName = "gas-inputs", Key = Nobodys, ContentBody = "x" }, Ct);
        var (exit, words) = await deployment.System.DoctorAsync("--by", "the tester");
        Assert.True(exit == 1, words);
        Assert.Contains($"ObjectWithoutJob  gas-inputs/{Nobodys}", words, StringComparison.Ordinal);
        Assert.Contains("there is no such job", words, StringComparison.Ordinal);
        Assert.Equal(0, (await deployment.System.DoctorAsync("--fix", "--grace", "1.00:00:00")).Exit); // it is younger
        Assert.Equal(1, (await s3.GetObjectMetadataAsync("gas-inputs", Nobodys, Ct)).ContentLength);

        await grace.GoAsync("operate/doctor");
        var page = grace.Page.Locator("main");
        await Assertions.Expect(page).ToContainTextAsync("mending");
        await grace.Page.FillAsync("#why", "the weekly look");
        await grace.Page.ClickAsync("button:has-text('Examine')");
        await Assertions.Expect(page).ToContainTextAsync("The last examination has ended", new() { Timeout = 30_000 });
        await Assertions.Expect(page).ToContainTextAsync(Nobodys);
        await grace.Page.FillAsync("#why", "nobody's");
        await grace.Page.ClickAsync("button:has-text('Examine again and mend')");
        await Assertions.Expect(page).ToContainTextAsync("Mended. It is deleted.", new() { Timeout = 30_000 });
        await Assert.ThrowsAsync<AmazonS3Exception>(() => s3.GetObjectMetadataAsync(new GetObjectMetadataRequest { BucketName = "gas-inputs", Key = Nobodys }, Ct));

        var again = await deployment.System.DoctorAsync();
        Assert.True(again.Exit == 0, again.Words);
        Assert.Equal(2, (await deployment.System.DoctorAsync("--grace", "yesterday")).Exit);
        Assert.Empty(grace.Complaints);
    }
}
