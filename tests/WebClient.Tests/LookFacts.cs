using GasOrleans.Jobs;
using GasOrleans.Users;
using GasOrleans.WebClient.Billing;
using Microsoft.Playwright;

namespace GasOrleans.WebClient.Tests;

/// <summary>Every page, in both themes: WCAG 2.2 AA by axe, nothing wider than a phone, and screenshots for people to look at.</summary>
public sealed class LookFacts(WebServer web, Chromium chromium)
{
    private static readonly string Screenshots = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "screenshots")).FullName;

    /// <summary>How far what was shown has moved, as a part of the window (the browser's "cumulative layout shift").</summary>
    private const string Jumps = """
        () => new Promise(done => {
          let sum = 0;
          new PerformanceObserver(list => {
            sum += list.getEntries().reduce((all, one) => all + one.value, 0);
          }).observe({ type: "layout-shift", buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
        })
        """;

    [Fact]
    public async Task Every_page_breaks_no_rule_of_access_and_fits_a_phone()
    {
        var user = Given.AUser();
        await using var context = await OpenAsync(user);
        var page = await context.NewPageAsync();
        var wrong = new List<string>();
        await LookAsync(page, wrong, "home-anonymous", "/");
        await page.GotoAsync(Address("/sign-in?next=/jobs"));
        await LookAsync(page, wrong, "jobs-empty", "/jobs");
        foreach (var (name, path) in Pages.Of(web, user))
        {
            await LookAsync(page, wrong, name, path);
        }

        await PostAsync(page, "plain.vcf");
        await SeeAsync(page, wrong, "upload");
        await PostAsync(page, "");
        await SeeAsync(page, wrong, "submit-refused");
        await using var local = await web.AnotherAsync(BillingProvider.Local);
        await page.GotoAsync(new Uri(local.Address, "/sign-in?next=/pay").AbsoluteUri);
        await Assertions.Expect(page.Locator("form[action='/pay/subscribe']")).ToBeVisibleAsync();
        await SeeAsync(page, wrong, "pay");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task All_is_reached_by_the_keyboard_and_the_way_past_the_header_comes_first()
    {
        var user = Given.AUser();
        await using var context = await OpenAsync(user);
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
        await using var context = await OpenAsync(user);
        var page = await context.NewPageAsync();
        await page.GotoAsync(Address($"/sign-in?next=/jobs/{job.Key.Id}"));
        var delete = page.Locator("a:has-text('Delete…')");
        await delete.FocusAsync();

        await web.Cluster.Grains.User(user).JobChangedAsync(web.World.Put(Given.ACompletedJobOf(user) with { Key = job.Key }));

        await Assertions.Expect(page.Locator(".now .badge")).ToHaveTextAsync("Completed");
        await Assertions.Expect(delete).ToBeFocusedAsync();
    }

    private async Task LookAsync(IPage page, List<string> wrong, string name, string path)
    {
        await page.SetViewportSizeAsync(1280, 900);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        var answer = await page.GotoAsync(Address(path));
        Assert.Equal((name, !name.StartsWith("error-", StringComparison.Ordinal)), (name, answer!.Ok));
        await Assertions.Expect(page.Locator("[data-igv]:not([data-ready])")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        var jump = await page.EvaluateAsync<double>(Jumps);
        if (jump > 0.02)
        {
            wrong.Add($"{name}: jumps by {jump:0.000} while it is loaded");
        }

        await SeeAsync(page, wrong, name);
    }

    /// <summary>As browsers without scripts do it.</summary>
    private async Task PostAsync(IPage page, string file)
    {
        await page.GotoAsync(Address("/submit"));
        await page.RunAndWaitForResponseAsync(
            () => page.EvaluateAsync("name => { const field = document.querySelector('#file'); field.type = 'text'; field.value = name; field.form.submit(); }", file),
            answer => answer.Request.Method == "POST");
        await page.WaitForLoadStateAsync();
    }

    private static async Task SeeAsync(IPage page, List<string> wrong, string name)
    {
        foreach (var theme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await page.EmulateMediaAsync(new() { ColorScheme = theme });
            await page.SetViewportSizeAsync(1280, 900);
            wrong.AddRange((await Axe.ViolationsAsync(page, theme)).Select(one => $"{name} ({theme}): {one}"));
            await ShootAsync(page, $"{name}-{theme}-desktop");
            await page.SetViewportSizeAsync(390, 844);
            if (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"))
            {
                wrong.Add($"{name} ({theme}): is wider than a phone");
            }

            await ShootAsync(page, $"{name}-{theme}-phone");
        }
    }

    private static Task ShootAsync(IPage page, string name)
        => page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots, $"{name}.png".ToLowerInvariant()), FullPage = true, Animations = ScreenshotAnimations.Disabled });

    private async Task<IBrowserContext> OpenAsync(UserId user)
    {
        var context = await chromium.Browser.NewContextAsync(new() { Locale = "en-GB", TimezoneId = "Europe/Berlin" });
        await context.AddCookiesAsync([new() { Name = Doubles.OidcServer.UserCookie, Value = $"{user}", Url = web.Oidc.Address.AbsoluteUri }]);
        return context;
    }

    private string Address(string path) => new Uri(web.Address, path).AbsoluteUri;
}
