using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using GasOrleans.Jobs;

namespace GasOrleans.WebClient.Tests;

public sealed partial class EveryRoute(WebServer web)
{
    [Fact]
    public async Task Answers_for_another_users_job_as_for_an_absent_one()
    {
        var theirs = web.World.Put(Given.ACompletedJobOf(Given.AUser()));
        using var browser = await web.SignedInAsync(Given.AUser());
        var seen = 0;
        foreach (var (method, pattern) in Routes.OfPages(web).Where(r => r.Pattern.Contains("{id:job}", StringComparison.Ordinal)))
        {
            foreach (var (path, absent) in Routes.Paths(pattern, theirs.Key.Id).Zip(Routes.Paths(pattern, JobId.New(TimeProvider.System))))
            {
                var asked = await AskAsync(browser, method, path);
                Assert.Equal((path, HttpStatusCode.NotFound), (path, asked.Status));
                Assert.Equal(await AskAsync(browser, method, absent), asked);
                seen++;
            }
        }

        Assert.True(seen > 15, $"Only {seen} addresses were tried.");
        Assert.Equal(theirs, web.World.Jobs[theirs.Key]);
    }

    [Fact]
    public void Names_a_job_by_the_one_parameter_that_these_facts_know()
        => Assert.All(Routes.Of(web), route => Assert.True(
            Routes.OfDashboard().Replace(route.Pattern, "").Replace("{id:job}", "", StringComparison.Ordinal).Replace("{kind}", "", StringComparison.Ordinal).Replace("{genome}", "", StringComparison.Ordinal).IndexOf('{', StringComparison.Ordinal) < 0,
            $"{route.Method} {route.Pattern} has a parameter whose foreign values nobody tries: add it to Routes.Paths."));

    [Fact]
    public async Task Lets_nobody_in_who_is_not_signed_in_but_where_that_is_meant()
    {
        using var nobody = web.Anonymous();
        string[] open = ["/", "/sign-in", "/signin-oidc", "/health/live", "/health/ready", "/mail/stop", "/webhooks/stripe", "/removed", "/api", "/api/v1/openapi.json"];
        foreach (var (method, pattern) in Routes.Of(web).Where(route => !open.Contains(route.Pattern)))
        {
            foreach (var path in Routes.Paths(pattern, JobId.New(TimeProvider.System)))
            {
                using var request = new HttpRequestMessage(new(method), path);
                using var answer = await nobody.SendAsync(request);
                Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized || answer.Headers.Location?.AbsolutePath == "/sign-in", $"{method} {path} answers {answer.StatusCode}.");
            }
        }
    }

    [Fact]
    public async Task Answers_for_what_is_no_id_as_for_an_absent_job()
    {
        using var browser = await web.SignedInAsync(Given.AUser());
        var absent = await AskAsync(browser, "GET", $"/jobs/{JobId.New(TimeProvider.System)}");
        foreach (var id in new[] { "1", "0190A6C0-0000-7000-8000-000000000000", "..%2F..%2Fetc", "a'b" })
        {
            Assert.Equal(absent, await AskAsync(browser, "GET", $"/jobs/{id}"));
        }
    }

    [Fact]
    public async Task Changes_nothing_by_get()
    {
        var user = Given.AUser();
        using var owner = await web.SignedInAsync(user);
        var job = web.World.Put(Given.ACompletedJobOf(user));
        var acts = web.World.Acts[user];
        var uploading = web.World.Put(Given.Job(Given.AJobOf(user), JobStatus.Uploading));
        foreach (var (_, pattern) in Routes.Of(web).Where(r => r.Method == "GET" && r.Pattern != "/sign-in"))
        {
            foreach (var path in Routes.Paths(pattern, job.Key.Id).Concat(Routes.Paths(pattern, uploading.Key.Id)))
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, path);
                using var answer = await owner.SendAsync(request);
                Assert.True((int)answer.StatusCode < 500, path);
            }
        }

        Assert.Equal(job, web.World.Jobs[job.Key]);
        Assert.Equal(uploading, web.World.Jobs[uploading.Key]);
        Assert.Equal(2, web.World.Jobs.Keys.Count(k => k.User == user));
        Assert.Equal(acts, web.World.Acts[user]);
    }

    [Fact]
    public async Task That_is_posted_to_wants_a_token_of_ours()
    {
        var user = Given.AUser();
        using var browser = await web.SignedInAsync(user);
        var job = web.World.Put(Given.ACompletedJobOf(user));
        var acts = web.World.Acts[user];
        var changes = Routes.OfPages(web).Where(r => r.Method is not ("GET" or "HEAD")).ToList();
        Assert.True(changes.Count >= 20, $"Only {changes.Count} changes.");
        foreach (var (method, path) in changes.SelectMany(r => Routes.Paths(r.Pattern, job.Key.Id).Select(path => (new HttpMethod(r.Method), path))))
        {
            using var request = new HttpRequestMessage(method, path)
            {
                Content = path.StartsWith("/api", StringComparison.Ordinal) ? JsonContent.Create(new { }) : new FormUrlEncodedContent([]),
            };
            Assert.Equal((path, HttpStatusCode.BadRequest), (path, (await browser.SendAsync(request)).StatusCode));
        }

        Assert.Equal(job, web.World.Jobs[job.Key]);
        Assert.Equal(acts, web.World.Acts[user]);
    }

    private static async Task<(HttpStatusCode Status, string Body)> AskAsync(Browser browser, string method, string path)
    {
        using var answer = method == "GET" ? await browser.GetAsync(path)
            : path.StartsWith("/api", StringComparison.Ordinal) ? await browser.SendJsonAsync(new(method), path, new { })
            : await browser.PostAsync(path);
        return (answer.StatusCode, Changing().Replace(await answer.TextAsync(), ""));
    }

    [GeneratedRegex("""(<code>[0-9a-f]{32}</code>|"(reference|traceId)":"[^"]*"|value="[^"]*")""")]
    private static partial Regex Changing();
}
