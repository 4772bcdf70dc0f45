using GasOrleans.Jobs;
using GasOrleans.Users;
using Microsoft.Playwright;

namespace GasOrleans.WebClient.Tests;

/// <summary>The genome browser in a real browser: steered by the page's own controls, which have names and are reached by the keyboard.</summary>
public sealed class GenomeBrowserFacts(WebServer web, Chromium chromium) : IAsyncLifetime
{
    private readonly UserId user = Given.AUser();
    private readonly List<string> complaints = [];
    private IBrowserContext context = null!;

    private IPage Page => context.Pages[0];

    private ILocator Place => Page.Locator("[data-igv][data-ready]");

    private ILocator Says => Page.Locator("[data-igv-says]");

    public async ValueTask InitializeAsync()
    {
        context = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 390, Height = 844 } });
        await context.AddCookiesAsync([new() { Name = Doubles.OidcServer.UserCookie, Value = $"{user}", Url = web.Oidc.Address.AbsoluteUri }]);
        var page = await context.NewPageAsync();
        page.Console += (_, message) => complaints.AddRange(message.Type == "error" ? [message.Text] : []);
        page.PageError += (_, error) => complaints.Add(error);
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    [Fact]
    public async Task Who_types_a_gene_or_a_position_is_taken_there_and_steps_on_by_keys()
    {
        await OpenAsync("");
        await Assertions.Expect(Place).ToHaveAttributeAsync("aria-label", "Genome browser at NC_000962.3:1-620");
        await Page.FillAsync("#field", "rpob");
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Place).ToHaveAttributeAsync("aria-label", "Genome browser at NC_000962.3:1-1,400");
        await Page.FocusAsync("[data-act=right]");
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Page.Locator("#field")).ToHaveValueAsync("NC_000962.3:1,120-2,519");
        await Page.ClickAsync("[data-act=out]");
        await Assertions.Expect(Page.Locator("#field")).ToHaveValueAsync("NC_000962.3:420-3,219");
        await Page.SelectOptionAsync("#chromosome", "plasmid");
        await Assertions.Expect(Page.Locator("[data-igv][aria-label^='Genome browser at plasmid:']")).ToBeVisibleAsync();
        await Assertions.Expect(Says).ToBeHiddenAsync();
        await Assertions.Expect(Page.Locator(".igv-track-drag-column")).ToBeHiddenAsync(); // nothing is offered to those alone who have a mouse
        await MenusAreOpenedAndClosedByKeysAsync();
        Assert.Empty(complaints);
    }

    /// <summary>By one who has no mouse: tabs to a track's menu, opens it, walks it, leaves it, and chooses something of it.</summary>
    private async Task MenusAreOpenedAndClosedByKeysAsync()
    {
        var gear = Page.GetByRole(AriaRole.Button, new() { Name = "Menu of the track Genes", Exact = true });
        var items = Page.Locator("[role=menuitem]:visible, [role=menuitemcheckbox]:visible");
        await Page.FocusAsync("[data-act=in]");
        for (var tabs = 0; tabs < 12 && await gear.EvaluateAsync<bool>("gear => gear.getRootNode().activeElement !== gear"); tabs++)
        {
            await Page.Keyboard.PressAsync("Tab");
        }

        await Assertions.Expect(gear).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(items.First).ToBeFocusedAsync();
        await Assertions.Expect(gear).ToHaveAttributeAsync("aria-expanded", "true");
        await Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(items.Nth(1)).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(items).ToHaveCountAsync(0);
        await Assertions.Expect(gear).ToBeFocusedAsync();

        await Page.Keyboard.PressAsync("Space");
        await items.Filter(new() { HasText = "name" }).First.FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        var name = Page.Locator(".igv-ui-generic-dialog-container input:visible");
        await Assertions.Expect(name).ToBeFocusedAsync();
        await name.FillAsync("My genes");
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(name).ToHaveCountAsync(0);
        await Assertions.Expect(Page.Locator(".igv-track-label", new() { HasText = "My genes" })).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Menu of the track My genes", Exact = true })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_cannot_be_found_or_read_is_said_in_the_pages_own_words()
    {
        var job = await OpenAsync("?at=<b>none");
        await Assertions.Expect(Place).ToBeVisibleAsync();
        await Assertions.Expect(Says).ToContainTextAsync("<b>none is neither a position nor a gene of this genome.");
        web.Storage.Objects.TryRemove($"/results/{job.Files[1].Key}", out _);
        web.Storage.Objects.TryRemove($"/results/{job.Files[2].Key}", out _);
        await Page.ReloadAsync();
        await Assertions.Expect(Says).ToContainTextAsync("404");
    }

    private async Task<JobSnapshot> OpenAsync(string query)
    {
        var job = web.World.Put(StoredResult.Of(web, Given.ACompletedJobOf(user)));
        await Page.GotoAsync(new Uri(web.Address, $"/sign-in?next={Uri.EscapeDataString($"/jobs/{job.Key.Id}/browser{query}")}").AbsoluteUri);
        try
        {
            await Assertions.Expect(Place).ToBeVisibleAsync(new() { Timeout = 15_000 });
        }
        catch (PlaywrightException)
        {
            Assert.Fail(string.Join('\n', complaints) + await Says.TextContentAsync());
        }

        return job;
    }
}
