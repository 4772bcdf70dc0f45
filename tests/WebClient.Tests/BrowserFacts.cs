using GasOrleans.Jobs;
using GasOrleans.Users;
using Microsoft.Playwright;

namespace GasOrleans.WebClient.Tests;

/// <summary>What our scripts do, in a real browser. Anything that it complains of (a script error, a breach of the policy) fails the test.</summary>
public sealed class BrowserFacts(WebServer web, Chromium chromium) : IAsyncLifetime
{
    private const string State = "[data-upload-state]";
    private const string Vcf = "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n";
    private const string Record = "NC_000962.3\t7\t.\tA\tC\t.\tPASS\t.\n";

    private readonly UserId user = Given.AUser();
    private readonly List<string> complaints = [];
    private IBrowserContext context = null!;

    private IPage Page => context.Pages[0];

    public async ValueTask InitializeAsync() => context = await OpenAsync(scripts: true);

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    [Fact]
    public async Task A_file_goes_to_storage_and_the_browser_to_the_jobs_page()
    {
        await GoAsync("/submit");
        await ChooseAsync("my sample.vcf", "##fileformat=VCFv4.2\n");
        web.World.EverythingArrives(user);
        await Page.ClickAsync("text=Choose each yourself");
        await Page.CheckAsync("#option-pickedOnly");
        await Assertions.Expect(Page.Locator("#preset-own")).ToBeCheckedAsync();
        await Page.CheckAsync("#preset-compact");
        await Assertions.Expect(Page.Locator("#option-pickedOnly")).Not.ToBeCheckedAsync();
        await Page.CheckAsync("#option-pickedOnly");
        await Page.CheckAsync("#option-genomicNames");
        await Page.ClickAsync("text=Annotate");
        await Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync("my sample.vcf");
        var job = web.World.Jobs.Values.Single(j => j.Key.User == user);
        Assert.Equal((JobStatus.Pending, new ResultOptions(true, true)), (job.Status, job.Request.Options));
        Assert.Equal("##fileformat=VCFv4.2\n"u8.ToArray(), web.Storage.Objects[$"/inputs/{job.Key}/my sample.vcf"]);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_told_before_anything_is_sent()
    {
        await GoAsync("/submit");
        await ChooseAsync("big.vcf", new string('x', 151 * 1024));
        await Assertions.Expect(Page.Locator("[data-upload-state]")).ToContainTextAsync("151.0 KB; 150.0 KB is the most with the free plan");
        await Page.ClickAsync("text=Annotate");
        Assert.DoesNotContain(web.World.Jobs.Keys, k => k.User == user);
        Assert.Empty(complaints);
    }

    [Theory]
    [InlineData("EntityTooLarge", "The storage refused the file: 150.0 KB is the most")]
    [InlineData("AccessDenied", "its time may be over")]
    [InlineData("InternalError", "The storage refused the file (InternalError)")]
    public async Task What_storage_refuses_is_said_in_words(string code, string sentence)
    {
        await GoAsync("/submit");
        await Page.RouteAsync($"{web.Storage.Address}**", route => route.FulfillAsync(new()
        {
            Status = 400,
            Headers = [new("Access-Control-Allow-Origin", "*")],
            Body = $"<Error><Code>{code}</Code></Error>",
        }));
        await ChooseAsync("a.vcf", "##fileformat=VCFv4.2\n");
        await Page.ClickAsync("text=Annotate");
        await Assertions.Expect(Page.Locator("[data-upload-state]")).ToContainTextAsync(sentence);
        await Assertions.Expect(Page.Locator("text=Annotate")).ToBeEnabledAsync();
    }

    [Fact]
    public async Task What_is_wrong_with_a_file_is_said_at_once_and_nothing_is_sent_unless_one_insists()
    {
        await GoAsync("/submit");
        await ChooseAsync("spaces.vcf", (Vcf + Record).Replace('\t', ' '));
        await Assertions.Expect(Page.Locator(State)).ToHaveTextAsync("Line 3: The columns are separated by spaces; VCF needs tabs. Replace runs of spaces between columns by one tab. spaces-not-tabsSend it all the same");
        await Page.ClickAsync("text=Annotate");
        Assert.DoesNotContain(web.World.Jobs.Keys, k => k.User == user);
        await ChooseAsync("page.vcf", "<script>alert(1)</script>");
        await Assertions.Expect(Page.Locator(State)).ToContainTextAsync("The file is not a VCF: it looks like a web page.");
        await ChooseAsync("good.vcf", Record);
        await Assertions.Expect(Page.Locator(State)).ToContainTextAsync("a header was added");

        await ChooseAsync("spaces.vcf", (Vcf + Record).Replace('\t', ' '));
        web.World.EverythingArrives(user);
        await Page.ClickAsync("text=Send it all the same");
        await Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync("spaces.vcf");
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Text_that_is_pasted_is_a_file()
    {
        await GoAsync("/submit");
        web.World.EverythingArrives(user);
        await PasteAsync(Record.Replace('\t', ' '));
        await Assertions.Expect(Page.Locator(State)).ToContainTextAsync("spaces-not-tabs");
        await PasteAsync(Vcf + Record);
        await Assertions.Expect(Page.Locator(State)).ToHaveTextAsync("");
        await Page.ClickAsync("text=Annotate");
        await Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync("pasted.vcf");
        var job = web.World.Jobs.Values.Single(j => j.Key.User == user);
        Assert.Equal(Vcf + Record, System.Text.Encoding.UTF8.GetString(web.Storage.Objects[$"/inputs/{job.Key}/pasted.vcf"]));
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task A_file_that_is_dropped_is_chosen()
    {
        await GoAsync("/submit");
        await Page.EvaluateAsync("""
            () => {
              const dropped = new DataTransfer();
              dropped.items.add(new File(["<html>"], "dropped <b>.vcf"));
              document.querySelector("[data-drop]").dispatchEvent(new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true }));
            }
            """);
        await Assertions.Expect(Page.Locator(State)).ToContainTextAsync("it looks like a web page");
        Assert.Equal("dropped <b>.vcf", await Page.EvaluateAsync<string>("() => document.querySelector('#file').files[0].name"));
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task A_jobs_page_follows_its_job_to_the_end_and_shows_the_log()
    {
        var done = Given.ACompletedJobOf(user);
        var job = web.World.Put(Given.Job(done.Key, JobStatus.Running) with { Progress = new(5, 1, 4, 5) });
        web.Storage.Put("results", done.Files[3].Key, "Total: 19 <b>");
        await GoAsync($"/jobs/{job.Key.Id}");
        await Assertions.Expect(Page.Locator("[data-part=progress]")).ToContainTextAsync("25 %");

        await web.Cluster.Grains.User(user).JobChangedAsync(web.World.Put(done));

        await Assertions.Expect(Page.Locator("[data-part=status]")).ToContainTextAsync("Your result is ready");
        await Assertions.Expect(Page.Locator("pre.log")).ToHaveTextAsync("Total: 19 <b>");
        await Assertions.Expect(Page.Locator("[data-part=facts] time").First).ToHaveTextAsync("23 Nov 2026, 21:00");
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task The_list_follows_its_jobs()
    {
        await GoAsync("/jobs");
        await Assertions.Expect(Page.Locator("tbody")).ToContainTextAsync("Nothing here yet");
        var job = Given.Job(Given.AJobOf(user), JobStatus.Pending);
        await web.Cluster.Grains.User(user).JobChangedAsync(web.World.Put(job));
        await Assertions.Expect(Page.Locator("tbody .badge")).ToHaveTextAsync("Queued");
        await web.Cluster.Grains.User(user).JobChangedAsync(web.World.Put(job with { Status = JobStatus.Failed, Version = 2 }));
        await Assertions.Expect(Page.Locator("tbody .badge")).ToHaveTextAsync("Failed");
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Without_scripts_a_file_is_submitted_by_forms_alone()
    {
        await context.DisposeAsync();
        context = await OpenAsync(scripts: false);
        await GoAsync("/submit");
        await ChooseAsync("plain.vcf", "x");
        await Page.ClickAsync("text=Annotate");
        await Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync("Upload the file");
        await ChooseAsync("plain.vcf", "x");
        web.World.EverythingArrives(user);
        await Page.ClickAsync("button:has-text('Upload')");
        await Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync("The file was sent");
        await Page.ClickAsync("text=Start and show");
        await Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync("plain.vcf");
    }

    private async Task<IBrowserContext> OpenAsync(bool scripts)
    {
        var opened = await chromium.Browser.NewContextAsync(new() { JavaScriptEnabled = scripts, TimezoneId = "Asia/Tokyo", Locale = "en-GB" });
        await opened.AddCookiesAsync([new() { Name = Doubles.OidcServer.UserCookie, Value = $"{user}", Url = web.Oidc.Address.AbsoluteUri }]);
        var page = await opened.NewPageAsync();
        page.Console += (_, message) => complaints.AddRange(message.Type == "error" ? [message.Text] : []);
        page.PageError += (_, error) => complaints.Add(error);
        return opened;
    }

    private async Task GoAsync(string path) => await Page.GotoAsync(new Uri(web.Address, $"/sign-in?next={path}").AbsoluteUri);

    /// <summary>As the browser does when somebody pastes anywhere on the page.</summary>
    private Task PasteAsync(string text) => Page.EvaluateAsync("""
        text => {
          const pasted = new DataTransfer();
          pasted.setData("text/plain", text);
          document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: pasted, bubbles: true }));
        }
        """, text);

    private Task ChooseAsync(string name, string text)
        => Page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = name, MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes(text) });
}
