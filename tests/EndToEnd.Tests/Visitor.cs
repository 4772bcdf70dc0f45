using GasOrleans.Aws.Local.SignIn;
using Microsoft.Playwright;

namespace GasOrleans.EndToEnd.Tests;

/// <summary>A person at a browser. Whatever the browser complains of (a script error, a breach of the policy) is kept.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly Deployment deployment;
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    private Visitor(Deployment deployment, IBrowserContext context, IPage page)
    {
        (this.deployment, this.context, Page) = (deployment, context, page);
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && message.Location.StartsWith(deployment.System.Address.ToString(), StringComparison.Ordinal))
            {
                complaints.Add($"{message.Text} ({message.Location})");
            }
        };
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Complaints => complaints;

    public static async Task<Visitor> SignInAsync(Deployment deployment, LocalUser user)
    {
        var context = await deployment.Browser.NewContextAsync(new() { AcceptDownloads = true });
        var visitor = new Visitor(deployment, context, await context.NewPageAsync());
        await visitor.GoAsync("sign-in");
        await visitor.Page.ClickAsync($"button:has-text('{user.Name}')");
        await Assertions.Expect(visitor.Page.Locator("header")).ToContainTextAsync(user.Name);
        return visitor;
    }

    public Task GoAsync(string path) => Page.GotoAsync(new Uri(deployment.System.Address, path).ToString());

    /// <summary>Chooses a file and submits it; returns on the job's page.</summary>
    public async Task<string> SubmitAsync(string file, int seconds = 30)
    {
        await GoAsync("submit");
        await Page.SetInputFilesAsync("#file", file);
        await Page.ClickAsync("button:has-text('Annotate')");
        try
        {
            await Page.WaitForURLAsync("**/jobs/*", new() { Timeout = seconds * 1000 });
        }
        catch (TimeoutException)
        {
            Assert.Fail($"The file was not taken. The page says: {await Page.InnerTextAsync("main")}. The browser says: {string.Join("; ", complaints)}\n{deployment.LastWords()}");
        }

        return Page.Url[(Page.Url.LastIndexOf('/') + 1)..];
    }

    /// <summary>Waits on the job's page, which nobody reloads, until it says the status.</summary>
    public async Task SeesAsync(string status, int seconds = 60)
    {
        try
        {
            await Assertions.Expect(Page.Locator(".status-line .badge")).ToHaveTextAsync(status, new() { Timeout = seconds * 1000 });
        }
        catch (PlaywrightException)
        {
            Assert.Fail($"Not {status} within {seconds} s. {Page.Url} says: {await Page.InnerTextAsync("body")}\n{deployment.LastWords()}");
        }
    }

    /// <summary>Takes the premium plan.</summary>
    public async Task UpgradeAsync()
    {
        await GoAsync("profile");
        await Page.ClickAsync("button:has-text('Upgrade to premium')");
        await Page.ClickAsync("button:has-text('Pay and subscribe')");
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync("You have the premium plan");
    }

    /// <summary>Ends it.</summary>
    public async Task DowngradeAsync()
    {
        await GoAsync("profile");
        await Page.ClickAsync("text=Manage or end the subscription");
        await Page.ClickAsync("text=End the subscription");
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync("You have the free plan");
    }

    public async Task<byte[]> DownloadAsync(string what)
    {
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.ClickAsync($"[aria-label='Download {what}']"));
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
