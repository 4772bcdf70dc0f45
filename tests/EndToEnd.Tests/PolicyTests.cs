using Amazon.S3.Model;
using GasOrleans.Aws.Local.SignIn;
using GasOrleans.Aws.Tests.Stacks;
using GasOrleans.EndToEnd.Tests.Recording;
using Microsoft.Playwright;

namespace GasOrleans.EndToEnd.Tests;

/// <summary>The roles of the stacks allow what a whole run calls, and nothing that it does not.</summary>
[Collection(Deployment.OneAtATime)]
public sealed class PolicyTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gas-e2e-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact, Trait("Run", "soak")]
    public async Task Nothing_is_missing_from_the_roles_and_nothing_in_them_is_unused()
    {
        await using var recorders = await Recorders.StartAsync();
        recorders.WebSettings["Operators__Identities__0"] = LocalUser.Grace.Subject;
        recorders.BeforeSilos(request => LastsAWhileAsync(recorders, request));
        await using var deployment = await Deployment.StartWatchedAsync(recorders, [], new KeyValuePair<string, string>("Plans__Free__Window", "00:00:08"));
        deployment.System.Cloud.Cold.Change(now => now with { ExpeditedSeconds = 2, StandardSeconds = 4 });
        await using var ada = await Visitor.SignInAsync(deployment, LocalUser.Ada);
        var job = await ada.SubmitAsync(Vcf.Known);
        await ada.SeesAsync("Archived", seconds: 120);
        await UpgradeAsync(ada);
        await ada.GoAsync($"jobs/{job}");
        await ada.SeesAsync("Restored", seconds: 120);
        await ada.DownloadAsync("Annotated VCF");
        await ada.DownloadAsync("Input");
        await ada.GoAsync($"jobs/{job}/delete");
        await ada.Page.ClickAsync("main form button.btn-danger");
        await Eventually.HoldsAsync(async () => (await deployment.JobsOfAsync(LocalUser.Ada.Subject)).All(item => item["job_status"].S == "DELETED"));
        await LeaveAsync(ada, recorders);
        var large = Vcf.Write(folder.FullName, "many.vcf", 3_000_000);
        await CancelWhileUploadingAsync(deployment, large);
        await GoOnAsync(deployment, large);
        await OperateAsync(deployment);
        await ExamineAsync(deployment);
        await LoseFilesAsync(deployment);

        // A silo that leaves takes its row of the membership with it; the next one cleans up after one that did not.
        await deployment.System.Silos[0].KillAsync();
        await deployment.RestartEverythingAsync();

        Grants.Of("silo", "silo").AssertExactly(recorders.OfSilo);
        Grants.Of("web", "web").AssertExactly(recorders.OfWeb);
    }

    /// <summary>A copy into cold storage is not over before its message's lease had to be extended.</summary>
    private static Task LastsAWhileAsync(Recorders recorders, RecordedRequest request) => request.Headers.ContainsKey("x-amz-copy-source")
        ? Eventually.HoldsAsync(() => recorders.OfSilo.Any(one => one.Action == "sqs:ChangeMessageVisibility" && one.Resource.EndsWith(":gas-transfers", StringComparison.Ordinal)))
        : Task.CompletedTask;

    /// <summary>Somebody who had a token removes their account: what is kept of them is deleted.</summary>
    private static async Task LeaveAsync(Visitor visitor, Recorders recorders)
    {
        await visitor.GoAsync("profile/tokens");
        await visitor.Page.FillAsync("#name", "a script");
        await visitor.Page.SetCheckedAsync("#scope-read", true);
        await visitor.Page.ClickAsync("text=Make the token");
        await Assertions.Expect(visitor.Page.Locator("#fresh")).ToBeVisibleAsync();
        await visitor.GoAsync("profile/data");
        await visitor.Page.FillAsync("#word", "remove");
        await visitor.Page.ClickAsync("text=Remove my account");
        await Eventually.HoldsAsync(() => recorders.OfSilo.Any(one => one.Action == "dynamodb:DeleteItem" && one.Resource.EndsWith("/OrleansGrainState", StringComparison.Ordinal)));
    }

    /// <summary>A large job whose silo is killed when some of its result is safe: the next goes on from there.</summary>
    private static async Task GoOnAsync(Deployment deployment, string large)
    {
        await using var grace = await Visitor.SignInAsync(deployment, LocalUser.Grace);
        var job = await grace.SubmitAsync(large);
        await Eventually.HoldsAsync(async () => (await deployment.JobsOfAsync(LocalUser.Grace.Subject)).Any(item => item["job_id"].S == job && item.ContainsKey("checkpoint_key")));
        await deployment.System.Silos[0].KillAsync();
        await grace.SeesAsync("Completed", seconds: 240);
    }

    /// <summary>A large job, cancelled when parts of its result are in S3.</summary>
    private static async Task CancelWhileUploadingAsync(Deployment deployment, string large)
    {
        await using var grace = await Visitor.SignInAsync(deployment, LocalUser.Grace);
        var job = await grace.SubmitAsync(large);
        using var s3 = deployment.System.Cloud.S3();
        await Eventually.HoldsAsync(async () => (await s3.ListMultipartUploadsAsync(new ListMultipartUploadsRequest { BucketName = "gas-results" })).MultipartUploads is { Count: > 0 }, TimeSpan.FromMinutes(5), deployment.LastWords);
        await grace.GoAsync($"jobs/{job}/cancel");
        await grace.Page.ClickAsync("main form button.btn-danger");
        await grace.GoAsync($"jobs/{job}");
        await grace.SeesAsync("Cancelled");
        await Eventually.HoldsAsync(async () => (await s3.ListMultipartUploadsAsync(new ListMultipartUploadsRequest { BucketName = "gas-results" })).MultipartUploads is not { Count: > 0 });
    }

    /// <summary>An operator finds a job by its id, and sends parked messages again.</summary>
    private static async Task OperateAsync(Deployment deployment)
    {
        var job = (await deployment.JobsOfAsync(LocalUser.Grace.Subject))[0]["job_id"].S;
        await using (var grace = await Visitor.SignInAsync(deployment, LocalUser.Grace))
        {
            await grace.GoAsync("operate");
            await grace.Page.FillAsync("#who", job);
            await grace.Page.FillAsync("#why-look", "she asked");
            await grace.Page.ClickAsync("button:has-text('Look')");
            await Assertions.Expect(grace.Page.Locator("main")).ToContainTextAsync("many.vcf");
        }

        using var sqs = deployment.System.Cloud.Sqs();
        foreach (var queue in (string[])["gas-requests", "gas-transfers", "gas-uploads-0", "gas-results-0", "gas-archive-0", "gas-restore-0", "gas-thaw-0", "gas-notifications-0"])
        {
            await sqs.SendMessageAsync((await sqs.GetQueueUrlAsync($"{queue}-dead")).QueueUrl, $$"""{"Job":"{{LocalUser.Ben.Subject}}/0190a6c0-0000-7000-8000-000000000000"}""");
            await using var grace = await Visitor.SignInAsync(deployment, LocalUser.Grace);
            await grace.GoAsync($"operate/parked?queue={queue}");
            await grace.Page.FillAsync("#why-all", "it is to be tried again");
            await grace.Page.ClickAsync("button:has-text('Send all of them again')");
            await Assertions.Expect(grace.Page.Locator("main")).ToContainTextAsync("1 message was sent again.");
        }
    }

    /// <summary>The doctor ends an upload that nobody completes.</summary>
    private static async Task ExamineAsync(Deployment deployment)
    {
        using var s3 = deployment.System.Cloud.S3();
        await s3.InitiateMultipartUploadAsync("gas-inputs", $"{LocalUser.Ben.Subject}/0190a6c0-0000-7000-8000-000000000000/sample.vcf");
        var (exit, words) = await deployment.System.DoctorAsync("--fix", "--grace", "0:00:00");
        Assert.True(exit == 0 && words.Contains("AbandonedUpload", StringComparison.Ordinal), words);
    }

    /// <summary>Somebody empties the buckets by hand: who asks for a file is told that it is not there, not that it is forbidden.</summary>
    private static async Task LoseFilesAsync(Deployment deployment)
    {
        var job = (await deployment.JobsOfAsync(LocalUser.Grace.Subject))[0]["job_id"].S;
        using var s3 = deployment.System.Cloud.S3();
        foreach (var bucket in (string[])["gas-inputs", "gas-results"])
        {
            var found = await s3.ListObjectsV2Async(new() { BucketName = bucket, Prefix = $"{LocalUser.Grace.Subject}/{job}/" });
            await s3.DeleteObjectsAsync(new() { BucketName = bucket, Objects = [.. found.S3Objects.Select(one => new KeyVersion { Key = one.Key })] });
        }

        await using var grace = await Visitor.SignInAsync(deployment, LocalUser.Grace);
        await grace.GoAsync($"jobs/{job}/browser/result");
        await Assertions.Expect(grace.Page.Locator("body")).ToContainTextAsync("There is no such page");
        await grace.GoAsync($"jobs/{job}/again");
        await grace.Page.ClickAsync("button:has-text('Run it again')");
        await Assertions.Expect(grace.Page.Locator("main")).ToContainTextAsync("not in storage any more");
    }

    private static async Task UpgradeAsync(Visitor visitor)
    {
        await visitor.GoAsync("profile");
        await visitor.Page.ClickAsync("button:has-text('Upgrade to premium')");
        await visitor.Page.ClickAsync("button:has-text('Pay and subscribe')");
        await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync("premium plan");
    }
}
