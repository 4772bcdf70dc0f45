using Microsoft.Extensions.DependencyInjection;
using GasOrleans.Jobs;
using Microsoft.Playwright;

namespace GasOrleans.WebClient.Tests.Operators;

/// <summary>The operators' pages, in both themes: WCAG 2.2 AA by axe, nothing wider than a phone, nothing that the policy refuses.</summary>
public sealed class OperatorLookFacts(OperatorLookFacts.Site web, Chromium chromium) : IClassFixture<OperatorLookFacts.Site>
{
    [Fact]
    public async Task Every_page_breaks_no_rule_of_access_and_fits_a_phone()
    {
        var job = web.World.Put(Given.Job(Given.AJobOf(Given.AUser()), JobStatus.Running));
        web.World.Users[job.Key.User] = new(job.Key.User, new("Ada", null, null), GasOrleans.Users.Plan.Free, Given.Noon);
        web.World.Parked["gas-requests"] = [new("id-1", Given.Noon, 5, "hostile") { Why = "it names no job" }];
        await web.Services.GetRequiredService<IGrainFactory>().Doctor().BeginAsync(new($"{Given.Operator}", Fix: false), TestContext.Current.CancellationToken);
        var notice = new GasOrleans.Operations.SiteNotice(Given.Noon, "Olivia", "The table is being moved.");
        web.World.Orders = new() { Submissions = notice, Message = notice };
        await using var context = await chromium.Browser.NewContextAsync();
        await context.AddCookiesAsync([new() { Name = Doubles.OidcServer.UserCookie, Value = $"{Given.Operator}", Url = web.Oidc.Address.AbsoluteUri }]);
        var page = await context.NewPageAsync();
        var wrong = new List<string>();
        page.Console += (_, message) => wrong.AddRange(message.Type == "error" ? [$"{page.Url}: {message.Text}"] : Array.Empty<string>());
        await page.GotoAsync(Address("/sign-in?next=/operate"));
        await Eventually.HoldsAsync(async () =>
        {
            await page.ReloadAsync();
            return await page.Locator("[data-banner]").CountAsync() >= 2;
        });
        foreach (var path in new[] { "/operate", "/operate/parked?queue=gas-requests", "/operate/trail", "/operate/doctor", "/submit", "/profile/data" })
        {
            await page.GotoAsync(Address(path));
            await LookAsync(page, wrong, path);
        }

        foreach (var who in new[] { $"{job.Key.User}", $"{job.Key.Id}" })
        {
            await page.GotoAsync(Address("/operate"));
            await page.FillAsync("#who", who);
            await page.FillAsync("#why-look", "ticket 17");
            await page.ClickAsync("button:has-text('Look')");
            await LookAsync(page, wrong, $"look at {who}");
        }

        web.World.Orders = web.World.Orders with { Work = notice };
        await Eventually.HoldsAsync(async () =>
        {
            await page.GotoAsync(Address("/operate"));
            return await page.Locator("[data-banner]").CountAsync() >= 3;
        });
        await LookAsync(page, wrong, "/operate, work paused");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static async Task LookAsync(IPage page, List<string> wrong, string name)
    {
        foreach (var theme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await page.EmulateMediaAsync(new() { ColorScheme = theme });
            await page.SetViewportSizeAsync(1280, 900);
            wrong.AddRange((await Axe.ViolationsAsync(page, theme)).Select(one => $"{name} ({theme}): {one}"));
            await page.SetViewportSizeAsync(390, 844);
            if (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"))
            {
                wrong.Add($"{name} ({theme}): is wider than a phone");
            }
        }
    }

    private string Address(string path) => new Uri(web.Address, path).AbsoluteUri;

    /// <summary>A site of its own: its notices are on every page.</summary>
    public sealed class Site : WebServer;
}
