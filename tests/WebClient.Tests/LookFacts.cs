using GasOrleans.Jobs;
using GasOrleans.Users;
using Microsoft.Playwright;

namespace GasOrleans.WebClient.Tests;

/// <summary>Every page, in both themes: WCAG 2.2 AA by axe, nothing wider than a phone, and screenshots for people to look at.</summary>
public sealed class LookFacts(WebServer web, Chromium chromium)
{
    private static readonly string Screenshots = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "screenshots")).FullName;

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_page_breaks_no_rule_of_access_and_fits_a_phone(ColorScheme theme)
    {
        var user = Given.AUser();
        await using var context = await OpenAsync(theme, user);
        var page = await context.NewPageAsync();
        var wrong = new List<string>();
        await LookAsync(page, wrong, theme, "home-anonymous", "/");
        await page.GotoAsync(Address("/sign-in?next=/jobs"));
        await LookAsync(page, wrong, theme, "jobs-empty", "/jobs");
        foreach (var (name, path) in Pages.Of(web, user))
        {
            await LookAsync(page, wrong, theme, name, path);
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task All_is_reached_by_the_keyboard_and_the_way_past_the_header_comes_first()
    {
        var user = Given.AUser();
        await using var context = await OpenAsync(ColorScheme.Light, user);
        var page = await context.NewPageAsync();
        await page.GotoAsync(Address("/sign-in?next=/jobs"));
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".skip")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        foreach (var next in new[] { "a[href='/submit'].btn", "#name", "#status", "#from" })
        {
            await page.Keyboard.PressAsync("Tab");
            await Assertions.Expect(page.Locator(next)).ToBeFocusedAsync();
        }
    }

    [Fact]
    public async Task Who_is_at_a_link_stays_there_when_the_page_changes_under_them()
    {
        var user = Given.AUser();
        var job = web.World.Put(Given.Job(Given.AJobOf(user), JobStatus.Pending));
        await using var context = await OpenAsync(ColorScheme.Light, user);
        var page = await context.NewPageAsync();
        await page.GotoAsync(Address($"/sign-in?next=/jobs/{job.Key.Id}"));
        var delete = page.Locator("a:has-text('Delete…')");
        await delete.FocusAsync();

        await web.Cluster.Grains.User(user).JobChangedAsync(web.World.Put(Given.ACompletedJobOf(user) with { Key = job.Key }));

        await Assertions.Expect(page.Locator(".now .badge")).ToHaveTextAsync("Completed");
        await Assertions.Expect(delete).ToBeFocusedAsync();
    }

    private async Task LookAsync(IPage page, List<string> wrong, ColorScheme theme, string name, string path)
    {
        await page.SetViewportSizeAsync(1280, 900);
        await page.GotoAsync(Address(path));
        wrong.AddRange((await Axe.ViolationsAsync(page)).Select(one => $"{name} ({theme}): {one}"));
        await ShootAsync(page, $"{name}-{theme}-desktop");
        await page.SetViewportSizeAsync(390, 844);
        if (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"))
        {
            wrong.Add($"{name} ({theme}): is wider than a phone");
        }

        await ShootAsync(page, $"{name}-{theme}-phone");
    }

    private static Task ShootAsync(IPage page, string name)
        => page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots, $"{name}.png".ToLowerInvariant()), FullPage = true, Animations = ScreenshotAnimations.Disabled });

    private async Task<IBrowserContext> OpenAsync(ColorScheme theme, UserId user)
    {
        var context = await chromium.Browser.NewContextAsync(new() { ColorScheme = theme, Locale = "en-GB", TimezoneId = "Europe/Berlin" });
        await context.AddCookiesAsync([new() { Name = Doubles.OidcServer.UserCookie, Value = $"{user}", Url = web.Oidc.Address.AbsoluteUri }]);
        return context;
    }

    private string Address(string path) => new Uri(web.Address, path).AbsoluteUri;
}
