using System.Net;
using GasOrleans.Jobs;

namespace GasOrleans.WebClient.Tests;

public sealed class PageFacts(WebServer web)
{
    private const string HostileName = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>.vcf";

    [Theory]
    [InlineData("/")]
    [InlineData("/jobs")]
    [InlineData("/no-such-page")]
    [InlineData("/jobs/no-such-id")]
    [InlineData("/js/site.js")]
    public async Task Every_answer_tells_the_browser_what_not_to_do(string path)
    {
        using var browser = await web.SignedInAsync(Given.AUser());
        using var answer = await browser.GetAsync(path);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains($"connect-src 'self' {web.Storage.Address.GetLeftPart(UriPartial.Authority)};", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task On_https_browsers_are_told_to_stay_there()
    {
        await using var secure = await web.AnotherAsync(("Site:Address", "https://gas.example.org"));
        using var browser = secure.Anonymous();
        using var answer = await browser.GetAsync("/");
        Assert.Equal("max-age=31536000; includeSubDomains", answer.Headers.GetValues("Strict-Transport-Security").Single());
        using var signIn = await browser.GetAsync("/sign-in");
        Assert.StartsWith("https://gas.example.org/sign-in", signIn.Headers.Location!.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Private_pages_are_kept_nowhere_and_static_files_are()
    {
        using var browser = await web.SignedInAsync(Given.AUser());
        Assert.True((await browser.GetAsync("/jobs")).Headers.CacheControl!.NoStore);
        var style = await browser.GetAsync("/lib/site.css");
        Assert.Equal(HttpStatusCode.OK, style.StatusCode);
        Assert.NotNull(style.Headers.ETag);
        Assert.False(style.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task What_people_wrote_is_shown_as_text()
    {
        var user = Given.AUser();
        using var browser = await web.SignedInAsync(user);
        var job = Given.ACompletedJobOf(user);
        job = web.World.Put(job with
        {
            Request = job.Request with { FileName = HostileName, Genome = "<i>g</i>" },
            Failure = new("<b>code</b>", "<b>what</b>", 3, "<b>fix</b>"),
            Files = [.. job.Files.Select(f => f with { Name = "<b>" + f.Name })],
            Summary = new(1, 0, new Dictionary<string, long> { ["<b>term"] = 1 }, new Dictionary<string, long> { ["<b>problem"] = 1 }),
            Timeline = [new(Given.Noon, JobStatus.Failed, "<b>happened</b>")],
        });
        web.Storage.Put("results", job.Files[3].Key, "<b>log</b> ");
        foreach (var path in new[] { "/jobs", $"/jobs/{job.Key.Id}", $"/jobs/{job.Key.Id}/log", $"/jobs/{job.Key.Id}/delete", $"/live/jobs/{job.Key.Id}/now", "/live/jobs/now" })
        {
            var page = await browser.ReadAsync(path);
            Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<i>", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task No_page_has_a_script_or_a_style_in_it()
    {
        var user = Given.AUser();
        using var browser = await web.SignedInAsync(user);
        var job = web.World.Put(Given.ACompletedJobOf(user));
        foreach (var path in new[] { "/", "/submit", "/jobs", $"/jobs/{job.Key.Id}", "/profile", "/profile/email/confirm?key=x", "/mail/stop?kind=Failed" })
        {
            var page = await browser.ReadAsync(path);
            Assert.DoesNotMatch("<style|style=|<script>|<script type=\"module\">| on[a-z]+=", page);
        }
    }

    [Fact]
    public async Task A_job_page_shows_the_log_and_what_was_found()
    {
        var user = Given.AUser();
        using var browser = await web.SignedInAsync(user);
        var job = web.World.Put(Given.ACompletedJobOf(user));
        web.Storage.Put("results", job.Files[3].Key, "Total: 19\nIn dbSNP: 12 (63%)\n");
        var page = await browser.ReadAsync($"/jobs/{job.Key.Id}");
        Assert.Contains("In dbSNP: 12 (63%)", page, StringComparison.Ordinal);
        Assert.Contains("missense variant", page, StringComparison.Ordinal);
        Assert.Contains("REF is not what the genome has there", page, StringComparison.Ordinal);
        Assert.Contains("no-such-code", page, StringComparison.Ordinal);
        Assert.Contains("datetime=\"2199-11-23T12:05:00Z\"", page, StringComparison.Ordinal);
        Assert.Contains($"{job.Key.Id}", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_log_is_cut_and_says_so()
    {
        var user = Given.AUser();
        using var browser = await web.SignedInAsync(user);
        var job = Given.ACompletedJobOf(user);
        var text = new string('x', 300 * 1024) + "the end";
        job = web.World.Put(job with { Files = [job.Files[3] with { Bytes = text.Length }] });
        web.Storage.Put("results", job.Files[0].Key, text);
        var page = await browser.ReadAsync($"/jobs/{job.Key.Id}/log");
        Assert.DoesNotContain("the end", page, StringComparison.Ordinal);
        Assert.Contains("download all of it", page, StringComparison.Ordinal);
        Assert.InRange(page.Length, 256 * 1024, 257 * 1024);
    }

    [Fact]
    public async Task A_job_page_without_its_log_in_storage_says_so_and_shows_the_rest()
    {
        var user = Given.AUser();
        using var browser = await web.SignedInAsync(user);
        var job = web.World.Put(Given.ACompletedJobOf(user));
        var page = await browser.ReadAsync($"/jobs/{job.Key.Id}");
        Assert.Contains("cannot be read right now", page, StringComparison.Ordinal);
        Assert.Contains("missense variant", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_pages_through_all_of_ones_own_jobs_newest_first()
    {
        var user = Given.AUser();
        using var browser = await web.SignedInAsync(user);
        var other = web.World.Put(Given.ACompletedJobOf(Given.AUser()));
        var ids = Enumerable.Range(0, 60).Select(n => new JobId(Guid.CreateVersion7(Given.Noon.AddSeconds(n)))).ToList();
        ids.ForEach(id => web.World.Put(Given.Job(new(user, id), JobStatus.Pending)));
        var seen = new List<string>();
        for (string? path = "/jobs"; path is not null;)
        {
            var page = await browser.ReadAsync(path);
            seen.AddRange(System.Text.RegularExpressions.Regex.Matches(page, "id=\"job-([0-9a-f-]+)\"").Select(m => m.Groups[1].Value));
            path = System.Text.RegularExpressions.Regex.Match(page, "rel=\"next\" href=\"([^\"]+)\"") is { Success: true } next ? next.Groups[1].Value : null;
        }

        Assert.Equal(ids.AsEnumerable().Reverse().Select(i => $"{i}"), seen);
        Assert.DoesNotContain($"{other.Key.Id}", seen);
    }

    [Fact]
    public async Task A_page_address_that_is_no_cursor_is_refused()
    {
        using var browser = await web.SignedInAsync(Given.AUser());
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.GetAsync("/jobs?after=yesterday")).StatusCode);
    }

    [Fact]
    public async Task Cancel_and_delete_are_asked_first_and_then_done()
    {
        var user = Given.AUser();
        using var browser = await web.SignedInAsync(user);
        var job = web.World.Put(Given.Job(Given.AJobOf(user), JobStatus.Running));
        Assert.Contains("Stop this annotation?", await browser.ReadAsync($"/jobs/{job.Key.Id}/cancel"), StringComparison.Ordinal);

        Assert.Equal($"/jobs/{job.Key.Id}", (await browser.PostAsync($"/jobs/{job.Key.Id}/cancel")).Headers.Location!.ToString());
        Assert.Equal(JobStatus.Cancelled, web.World.Jobs[job.Key].Status);

        var again = await browser.PostAsync($"/jobs/{job.Key.Id}/cancel");
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains("This annotation is cancelled", await again.TextAsync(), StringComparison.Ordinal);

        Assert.Equal($"/jobs/{job.Key.Id}", (await browser.PostAsync($"/jobs/{job.Key.Id}/delete")).Headers.Location!.ToString());
        Assert.Equal(JobStatus.Deleted, web.World.Jobs[job.Key].Status);
    }

    [Fact]
    public async Task Error_pages_help_and_hold_a_reference_but_no_stack_trace()
    {
        using var browser = await web.SignedInAsync(Given.AUser());
        var lost = await browser.GetAsync("/lost");
        Assert.Equal(HttpStatusCode.NotFound, lost.StatusCode);
        var page = await lost.TextAsync();
        Assert.Contains("There is no such page", page, StringComparison.Ordinal);
        Assert.Matches("Reference: <code>[0-9a-f]{32}</code>", page);
        Assert.DoesNotContain("   at ", page, StringComparison.Ordinal);
    }
}
