using System.Security.Cryptography;
using System.Text;
using GasOrleans.Aws.Local.SignIn;
using Microsoft.Playwright;

namespace GasOrleans.EndToEnd.Tests;

/// <summary>Large files on their way from a real browser to the S3 that checks each part.</summary>
[Collection(Deployment.OneAtATime)]
public sealed class UploadTests(Deployment deployment) : IAsyncLifetime
{
    private const string State = "[data-upload-state]";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gas-e2e-");

    private string LargeFile => Path.Combine(folder.FullName, "large.vcf");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>20 MiB of header (three parts) that no compression makes small, then real records.</summary>
    public async ValueTask InitializeAsync()
    {
        var known = await File.ReadAllTextAsync(Vcf.Known, Ct);
        var first = known.IndexOf('\n', StringComparison.Ordinal) + 1;
        await using var file = new StreamWriter(LargeFile, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
        await file.WriteAsync(known[..first]);
        for (var i = 0; i < 20; i++)
        {
            await file.WriteLineAsync($"##noise{i}={Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(512 * 1024))}");
        }

        await file.WriteAsync(known[first..]);
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_large_file_survives_a_cut_a_reload_and_another_tab_and_no_confirmed_part_is_sent_again()
    {
        await using var grace = await Visitor.SignInAsync(deployment, LocalUser.Grace);
        var before = (await deployment.JobsOfAsync(LocalUser.Grace.Subject)).Count;
        var sent = new Parts(grace.Page);
        await sent.BlockAsync(3);
        await ChooseAndSendAsync(grace.Page);
        await Assertions.Expect(grace.Page.Locator(State)).ToContainTextAsync("16.0 MB of 20.0 MB confirmed", new() { Timeout = 60_000 });
        await Assertions.Expect(grace.Page.Locator(State)).ToContainTextAsync("goes on by itself");
        Assert.Equal([1, 2], sent.Arrived.Order());

        await grace.Page.ReloadAsync();
        await Assertions.Expect(grace.Page.Locator("[data-left]")).ToContainTextAsync("large.vcf was not sent to the end: 16.0 MB of 20.0 MB are there");
        var other = await grace.Page.Context.NewPageAsync();
        var sentThere = new Parts(other);
        await ChooseAndSendAsync(other);
        await other.WaitForURLAsync("**/jobs/*", new() { Timeout = 60_000 });
        Assert.Equal([3], sentThere.Arrived);

        await grace.GoAsync(new Uri(other.Url).AbsolutePath[1..]);
        await grace.SeesAsync("Completed");
        Assert.Equal(await File.ReadAllBytesAsync(LargeFile, Ct), await grace.DownloadAsync("Input"));
        Assert.Equal(before + 1, (await deployment.JobsOfAsync(LocalUser.Grace.Subject)).Count);
        await grace.GoAsync("submit");
        await Assertions.Expect(grace.Page.Locator("[data-left]")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_connection_that_comes_back_is_gone_on_with_on_the_same_page()
    {
        await using var grace = await Visitor.SignInAsync(deployment, LocalUser.Grace);
        var sent = new Parts(grace.Page);
        await sent.BlockAsync(2);
        await ChooseAndSendAsync(grace.Page);
        await Assertions.Expect(grace.Page.Locator(State)).ToContainTextAsync("12.0 MB of 20.0 MB confirmed", new() { Timeout = 60_000 });
        await sent.UnblockAsync();
        await grace.SeesAsync("Completed");
        Assert.Equal([1, 2, 3], sent.Arrived.Order());
    }

    [Fact]
    public async Task To_stop_an_upload_removes_what_had_arrived()
    {
        await using var grace = await Visitor.SignInAsync(deployment, LocalUser.Grace);
        var sent = new Parts(grace.Page);
        await sent.BlockAsync(1);
        await ChooseAndSendAsync(grace.Page);
        await Assertions.Expect(grace.Page.Locator(State)).ToContainTextAsync("12.0 MB of 20.0 MB confirmed", new() { Timeout = 60_000 });
        using var s3 = deployment.System.Cloud.S3();
        Assert.Single((await UploadsAsync(s3))!);
        var (stopped, sentAgain) = (new TaskCompletionSource(), 0);
        await grace.Page.RouteAsync("**/api/jobs/*/upload", async route =>
        {
            var answer = await route.FetchAsync();
            await stopped.Task;
            await route.FulfillAsync(new() { Response = answer });
        });
        await grace.Page.ClickAsync("text=Stop the upload");
        await Assertions.Expect(grace.Page.Locator(State)).ToContainTextAsync("The upload was stopped");
        await Eventually.HoldsAsync(async () => await UploadsAsync(s3) is null or []);
        await sent.UnblockAsync();

        // Who has stopped an upload may be quicker than the answer to it: what they send is not the job that is being removed.
        grace.Page.Request += (_, request) => sentAgain += request.Method == "POST" && request.Url.EndsWith("/api/jobs", StringComparison.Ordinal) ? 1 : 0;
        await grace.Page.ClickAsync("button:has-text('Annotate')");
        await grace.Page.EvaluateAsync("async () => { for (let i = 0; i < 50; i++) await document.querySelector('#file').files[0].slice(0, 1 << 20).arrayBuffer(); }"); // longer than the page looks at it
        Assert.Equal(0, sentAgain);
        stopped.SetResult();
        await grace.SeesAsync("Completed");
    }

    private static async Task<List<Amazon.S3.Model.MultipartUpload>?> UploadsAsync(Amazon.S3.IAmazonS3 s3)
        => (await s3.ListMultipartUploadsAsync(new Amazon.S3.Model.ListMultipartUploadsRequest { BucketName = "gas-inputs", Prefix = $"{LocalUser.Grace.Subject}/" }, Ct)).MultipartUploads;

    private async Task ChooseAndSendAsync(IPage page)
    {
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await page.GotoAsync(new Uri(deployment.System.Address, "submit").ToString());
        await page.SetInputFilesAsync("#file", LargeFile);
        await page.ClickAsync("button:has-text('Annotate')");
    }

    /// <summary>The parts that a page sends, as its network sees them.</summary>
    private sealed class Parts
    {
        private readonly IPage page;
        private readonly System.Collections.Concurrent.ConcurrentQueue<int> arrived = new();
        private Func<string, bool> blocked = _ => false;

        public Parts(IPage page)
        {
            this.page = page;
            page.Response += (_, answer) =>
            {
                if (answer.Request.Method == "PUT" && answer.Status == 200)
                {
                    arrived.Enqueue(NumberOf(answer.Url));
                }
            };
        }

        public IEnumerable<int> Arrived => arrived;

        /// <summary>The network drops this part.</summary>
        public Task BlockAsync(int number)
        {
            blocked = address => address.Contains("uploadId=", StringComparison.Ordinal) && NumberOf(address) == number;
            return page.RouteAsync(blocked, route => route.AbortAsync("connectionreset"));
        }

        public Task UnblockAsync() => page.UnrouteAsync(blocked);

        private static int NumberOf(string url) => int.Parse(System.Web.HttpUtility.ParseQueryString(new Uri(url).Query)["partNumber"] ?? "0", System.Globalization.CultureInfo.InvariantCulture);
    }
}
