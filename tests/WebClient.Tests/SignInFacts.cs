using System.Net;
using GasOrleans.Jobs;
using GasOrleans.Users;
using GasOrleans.WebClient.Users;

namespace GasOrleans.WebClient.Tests;

public sealed class SignInFacts(WebServer web)
{
    public static TheoryData<string> HostileAddresses { get; } =
    [
        "", "jobs", "https://evil.example", "//evil.example", "/\\evil.example", "\\/evil.example", "/\t/evil.example", "/\n/evil.example",
        "/jobs\\..\\x", "javascript:alert(1)", "/jobs\r\nSet-Cookie: a=b", "/é", "/sign-out", "/sign-in?next=/sign-in", "/Sign-In",
    ];

    [Fact]
    public async Task A_person_goes_on_to_the_page_they_wanted()
    {
        var user = Given.AUser();
        using var browser = web.Anonymous(user);
        var refused = await browser.GetAsync("/jobs?after=x");
        Assert.Equal("/sign-in?next=%2Fjobs%3Fafter%3Dx", refused.Headers.Location!.PathAndQuery);

        var signedIn = await browser.SignInAsync("/jobs");

        Assert.Equal("/jobs", signedIn.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/jobs")).StatusCode);
        Assert.Equal("Ada <b>L</b>", web.World.Users[user].Identity.Name);
    }

    [Fact]
    public async Task An_address_that_nobody_vouches_for_is_not_kept()
    {
        var user = Given.AUser();
        using var browser = await web.SignedInAsync(user);
        Assert.Null(web.World.Users[user].Identity.Email);
        Assert.Equal("Example", web.World.Users[user].Identity.Institution);
    }

    [Theory]
    [InlineData(null)]
    [MemberData(nameof(HostileAddresses))]
    public void Nobody_is_sent_elsewhere_after_sign_in(string? next) => Assert.Equal("/", LocalPath.Of(next));

    [Theory]
    [InlineData("/")]
    [InlineData("/jobs?after=0190a6c0-0000-7000-8000-000000000000")]
    public void A_page_of_ours_is_kept(string next) => Assert.Equal(next, LocalPath.Of(next));

    [Fact]
    public async Task Sign_in_asks_for_a_code_with_a_challenge_and_for_no_more_than_is_needed()
    {
        using var browser = web.Anonymous();
        var asked = await browser.GetAsync("/sign-in");
        var query = asked.Headers.Location!.Query;
        Assert.Contains("response_type=code", query, StringComparison.Ordinal);
        Assert.Contains("code_challenge_method=S256", query, StringComparison.Ordinal);
        Assert.Contains("scope=openid%20profile%20email&", query, StringComparison.Ordinal);
        Assert.Contains("nonce=", query, StringComparison.Ordinal);
        Assert.DoesNotContain("response_mode=form_post", query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_state_of_another_browser_signs_nobody_in()
    {
        using var attacker = web.Anonymous(Given.AUser());
        using var victim = web.Anonymous();
        await victim.GetAsync("/sign-in");
        var attackersWayBack = await attacker.WayBackAsync();

        await RefusedAsync(victim, await victim.GetAsync(attackersWayBack.AbsoluteUri));
    }

    [Fact]
    public async Task A_token_with_another_nonce_signs_nobody_in()
    {
        using var browser = web.Anonymous(Given.AUser());
        await RefusedAsync(browser, await browser.SignInAsync(nonce: "another"));
    }

    [Fact]
    public async Task A_way_back_works_once()
    {
        using var browser = web.Anonymous(Given.AUser());
        var wayBack = await browser.WayBackAsync();
        await browser.GetAsync(wayBack.AbsoluteUri);
        await browser.PostAsync("/sign-out");

        await RefusedAsync(browser, await browser.GetAsync(wayBack.AbsoluteUri));
    }

    [Fact]
    public async Task An_identity_that_could_break_keys_is_refused()
    {
        using var browser = web.Anonymous(new UserId("a/../b"));
        await RefusedAsync(browser, await browser.SignInAsync());
    }

    [Fact]
    public async Task The_session_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        using var browser = web.Anonymous(Given.AUser());
        var signedIn = await browser.SignInAsync();
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("gas=", StringComparison.Ordinal));
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Sign_out_is_a_post_and_ends_the_session()
    {
        using var browser = await web.SignedInAsync(Given.AUser());
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await browser.GetAsync("/sign-out")).StatusCode);

        var signedOut = await browser.PostAsync("/sign-out");

        Assert.Equal("/", signedOut.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Found, (await browser.GetAsync("/jobs")).StatusCode);
    }

    [Fact]
    public async Task A_copy_of_the_cookie_ends_with_the_sign_out_on_every_server_and_other_sessions_go_on()
    {
        var user = Given.AUser();
        using var browser = await web.SignedInAsync(user);
        using var elsewhere = await web.SignedInAsync(user);
        using var thief = web.Anonymous();
        thief.TakeCookiesOf(browser);
        await using var other = await web.AnotherAsync();
        var there = new Uri(other.Address, "/jobs").AbsoluteUri;
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync(there)).StatusCode);

        await browser.PostAsync("/sign-out");

        Assert.Equal(HttpStatusCode.Found, (await thief.GetAsync("/jobs")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await thief.GetAsync(there)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/jobs")).StatusCode);

        await elsewhere.PostAsync("/sign-out/everywhere");
        Assert.Equal(HttpStatusCode.Found, (await elsewhere.GetAsync(there)).StatusCode);
        Assert.Equal("/", (await elsewhere.SignInAsync()).Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/jobs")).StatusCode);
    }

    [Fact]
    public async Task A_stream_that_is_open_ends_with_its_session()
    {
        var user = Given.AUser();
        using var browser = await web.SignedInAsync(user);
        var job = web.World.Put(Given.Job(Given.AJobOf(user), JobStatus.Running));
        await using var live = await LiveStream.OpenAsync(browser, "/live/jobs");
        await live.NextAsync("rows");
        await browser.PostAsync("/sign-out");
        await web.Cluster.Grains.User(user).JobChangedAsync(web.World.Put(job with { Version = 9, Status = JobStatus.Failed }));
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => live.NextAsync("row"));
    }

    [Fact]
    public async Task Another_persons_code_signs_nobody_in()
    {
        using var attacker = web.Anonymous(Given.AUser());
        using var victim = web.Anonymous(Given.AUser());
        var code = System.Web.HttpUtility.ParseQueryString((await attacker.WayBackAsync()).Query)["code"];
        var wayBack = new UriBuilder(await victim.WayBackAsync());
        var query = System.Web.HttpUtility.ParseQueryString(wayBack.Query);
        query["code"] = code;
        wayBack.Query = query.ToString();
        var answer = await victim.GetAsync(wayBack.Uri.AbsoluteUri);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await victim.GetAsync("/jobs")).StatusCode);
    }

    [Fact]
    public async Task A_session_goes_on_at_another_server_with_the_same_keys()
    {
        using var browser = await web.SignedInAsync(Given.AUser());
        await using var other = await web.AnotherAsync();
        var page = await browser.GetAsync(new Uri(other.Address, "/jobs").AbsoluteUri);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Theory]
    [InlineData("/live/jobs")]
    [InlineData("/live/jobs/now")]
    public async Task Scripts_are_told_that_nobody_is_signed_in(string path)
    {
        using var browser = web.Anonymous();
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync(path)).StatusCode);
    }

    private static async Task RefusedAsync(Browser browser, HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Sign in again", await answer.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await browser.GetAsync("/jobs")).StatusCode);
    }
}
