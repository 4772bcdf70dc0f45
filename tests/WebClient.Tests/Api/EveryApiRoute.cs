using System.Net;
using System.Text.RegularExpressions;
using GasOrleans.Jobs;
using GasOrleans.Tokens;

namespace GasOrleans.WebClient.Tests.Api;

public sealed partial class EveryApiRoute(WebServer web)
{
    private static readonly object Body = new { fileName = "a.vcf", genome = "tb-h37rv" };

    [Fact]
    public async Task Answers_for_another_users_job_as_for_an_absent_one()
    {
        var theirs = web.World.Put(Given.ACompletedJobOf(Given.AUser()));
        using var script = await Script.OfAsync(web, Given.AUser());
        var seen = 0;
        foreach (var (method, pattern) in Routes.OfApi(web).Where(r => r.Pattern.Contains("{id:job}", StringComparison.Ordinal)))
        {
            foreach (var (path, absent) in Routes.Paths(pattern, theirs.Key.Id).Zip(Routes.Paths(pattern, JobId.New(TimeProvider.System))))
            {
                var asked = await AskAsync(script, method, path);
                Assert.Equal((method, path, HttpStatusCode.NotFound), (method, path, asked.Status));
                Assert.Equal(await AskAsync(script, method, absent), asked);
                seen++;
            }
        }

        Assert.True(seen > 10, $"Only {seen} addresses were tried.");
        Assert.Equal(theirs, web.World.Jobs[theirs.Key]);
    }

    [Fact]
    public async Task Wants_a_token_and_no_cookie_stands_in_for_it()
    {
        var user = Given.AUser();
        using var browser = await web.SignedInAsync(user);
        using var nobody = Script.With(web, null);
        var job = web.World.Put(Given.ACompletedJobOf(user));
        var acts = web.World.Acts[user];
        foreach (var (method, pattern) in Routes.OfApi(web))
        {
            foreach (var path in Routes.Paths(pattern, job.Key.Id))
            {
                Assert.Equal((HttpStatusCode.Unauthorized, "token-missing"), await nobody.ProblemAsync(method, path, method == "POST" ? Body : null));
                using var request = new HttpRequestMessage(new(method), path);
                using var answer = await browser.SendAsync(request);
                Assert.Equal((path, HttpStatusCode.Unauthorized), (path, answer.StatusCode));
                Assert.StartsWith("Bearer", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
            }
        }

        Assert.Equal(job, web.World.Jobs[job.Key]);
        Assert.Equal(acts, web.World.Acts[user]);
    }

    [Fact]
    public async Task Wants_its_scope()
    {
        var user = Given.AUser();
        var job = web.World.Put(Given.ACompletedJobOf(user));
        using var reader = await Script.OfAsync(web, user, TokenScopes.Read);
        using var writer = await Script.OfAsync(web, user, TokenScopes.Submit);
        var acts = web.World.Acts[user];
        foreach (var (method, pattern) in Routes.OfApi(web))
        {
            var wrong = method == "GET" ? writer : reader;
            var path = Routes.Paths(pattern, job.Key.Id)[0];
            Assert.Equal((HttpStatusCode.Forbidden, "scope-missing"), await wrong.ProblemAsync(method, path, method == "POST" ? Body : null));
        }

        Assert.Equal((HttpStatusCode.Forbidden, "scope-missing"), await writer.ProblemAsync("DELETE", $"/api/v1/jobs/{job.Key.Id}"));
        Assert.Equal(acts, web.World.Acts[user]);
    }

    [Fact]
    public async Task Is_the_apis_only_and_no_page_takes_a_token()
    {
        var user = Given.AUser();
        var job = web.World.Put(Given.ACompletedJobOf(user));
        using var script = await Script.OfAsync(web, user);
        var acts = web.World.Acts[user];
        string[] open = ["/", "/sign-in", "/mail/stop", "/health/live", "/health/ready", "/api", "/api/v1/openapi.json", "/signin-oidc", "/webhooks/stripe"];
        foreach (var (method, pattern) in Routes.OfPages(web).Where(r => r.Method is "GET" && !open.Contains(r.Pattern)))
        {
            using var answer = await script.AskAsync(method, Routes.Paths(pattern, job.Key.Id)[0]);
            Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.Unauthorized or HttpStatusCode.NotFound, $"{pattern}: {answer.StatusCode}");
        }

        Assert.Equal(acts, web.World.Acts[user]);
    }

    private static async Task<(HttpStatusCode Status, string Body)> AskAsync(Script script, string method, string path)
    {
        using var answer = await script.AskAsync(method, path, method == "POST" ? Body : null);
        return (answer.StatusCode, Changing().Replace(await answer.TextAsync(), ""));
    }

    [GeneratedRegex("""("(reference|traceId)":"[^"]*")""")]
    private static partial Regex Changing();
}
