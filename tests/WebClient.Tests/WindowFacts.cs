using System.Net;
using GasOrleans.Jobs;
using GasOrleans.Users;

namespace GasOrleans.WebClient.Tests;

/// <summary>What a job's page says of the result, before, in and after cold storage, and to whom the result is open.</summary>
public sealed class WindowFacts(WebServer web)
{
    private readonly UserId user = Given.AUser();

    [Fact]
    public async Task Within_the_window_the_page_says_until_when_and_the_result_is_open()
    {
        using var browser = await web.SignedInAsync(user);
        var page = await PageAsync(browser, Given.ACompletedJobOf(user));
        Assert.Contains("Your result stays here until <time datetime=\"2199-11-23T12:05:00Z\"", page, StringComparison.Ordinal);
        Assert.Contains("data-until=\"2199-11-23T12:05:00Z\"", page, StringComparison.Ordinal);
        Assert.Contains("/files/result", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-upgrade", page, StringComparison.Ordinal);

        Upgrade();
        Assert.DoesNotContain("stays here until", await PageAsync(browser, Given.ACompletedJobOf(user)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_of_the_list_does_not_promise_what_is_over()
    {
        using var browser = await web.SignedInAsync(user);
        var job = web.World.Put(Given.ACompletedJobOf(user));
        Assert.Contains("here until <time", await browser.ReadAsync("/jobs"), StringComparison.Ordinal);
        web.World.Put(job with { WindowEndsAt = Given.Noon });
        var rows = await browser.ReadAsync("/jobs");
        Assert.DoesNotContain("here until", rows, StringComparison.Ordinal);
        Assert.Contains("its time here is over; about to be archived", rows, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(JobStatus.Completed)]
    [InlineData(JobStatus.Thawed)]
    [InlineData(JobStatus.Archiving)]
    public async Task After_the_window_a_hot_result_is_answered_with_the_upgrade_and_the_log_stays(JobStatus status)
    {
        using var browser = await web.SignedInAsync(user);
        var job = web.World.Put(Given.ACompletedJobOf(user) with { Status = status, WindowEndsAt = status == JobStatus.Archiving ? null : Given.Noon });
        web.Storage.Put("results", job.Files[3].Key, "Total: 19");
        foreach (var path in new[] { $"/jobs/{job.Key.Id}", $"/live/jobs/{job.Key.Id}/now" })
        {
            var page = await browser.ReadAsync(path);
            Assert.Contains("data-upgrade", page, StringComparison.Ordinal);
            Assert.DoesNotContain("/files/result", page, StringComparison.Ordinal);
            Assert.Contains("/files/log", page, StringComparison.Ordinal);
        }

        Assert.Contains("Total: 19", await browser.ReadAsync($"/jobs/{job.Key.Id}/log"), StringComparison.Ordinal);
        foreach (var kind in new[] { "result", "index" })
        {
            var refused = await browser.GetAsync($"/jobs/{job.Key.Id}/files/{kind}");
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            Assert.Contains("premium plan", await refused.TextAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Found, (await browser.GetAsync($"/jobs/{job.Key.Id}/files/input")).StatusCode);
        Upgrade();
        Assert.Equal(HttpStatusCode.Found, (await browser.GetAsync($"/jobs/{job.Key.Id}/files/result")).StatusCode);
    }

    [Fact]
    public async Task In_cold_storage_the_page_says_how_it_comes_back()
    {
        using var browser = await web.SignedInAsync(user);
        var archived = Given.ACompletedJobOf(user);
        archived = archived with { Status = JobStatus.Archived, WindowEndsAt = null, Files = [archived.Files[0], archived.Files[3]] };
        archived = archived with { RestorePrices = [Price("Expedited", 0.04m, 5), Price("Standard", 0.0101m, 300), Price("Bulk", 0, 720)] };
        var offer = await PageAsync(browser, archived);
        Assert.All(["comes back by itself with the premium plan", "costs us about $0.04 (Expedited, 1–5 min), $0.01 (Standard, 0–5 h), $0.00 (Bulk, 0–12 h)", "us-east-1, 1 May 2026"],
            words => Assert.Contains(words, WebUtility.HtmlDecode(offer), StringComparison.Ordinal));
        Assert.DoesNotContain("bills at least", offer, StringComparison.Ordinal);
        var early = archived with { RestorePrices = [Price("Expedited", 0.04m, 5) with { RestOfMinimum = 0.0123m, MinimumDays = 90 }] };
        Assert.Contains("That includes $0.01 for the rest of the 90 days that cold storage bills at least.", await PageAsync(browser, early), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync($"/jobs/{archived.Key.Id}/files/result")).StatusCode);

        Upgrade();
        Assert.Contains("You have the premium plan now: it comes back by itself", await PageAsync(browser, archived), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/jobs/{archived.Key.Id}/files/result")).StatusCode);
    }

    [Fact]
    public async Task On_its_way_back_the_page_says_tier_fallback_and_when_and_parked_says_so()
    {
        using var browser = await web.SignedInAsync(user);
        var job = Given.ACompletedJobOf(user) with { Status = JobStatus.Restoring, WindowEndsAt = null, Files = [] };
        var retrieval = new JobRetrieval("Standard", "Expedited has no <b>capacity", Given.Noon, Given.Noon.AddHours(5), IsReady: false);
        Assert.Contains("being asked back", await PageAsync(browser, job), StringComparison.Ordinal);
        var page = await PageAsync(browser, job with { Retrieval = retrieval, RestorePrices = [Price("Expedited", 0.04m, 5), Price("Standard", 0.001m, 300)] });
        Assert.All(["Standard retrieval", "costs us about less than $0.01.", "expected by <time datetime=\"2026-11-23T17:00:00Z\"", "Expedited has no &lt;b&gt;capacity"],
            words => Assert.Contains(words, page, StringComparison.Ordinal));
        var found = await PageAsync(browser, job with { Retrieval = retrieval with { Tier = "Unknown", FallbackReason = null } });
        Assert.Contains("on its way back from cold storage, expected by", found, StringComparison.Ordinal);
        Assert.Contains("is being copied back", await PageAsync(browser, job with { Retrieval = retrieval with { IsReady = true } }), StringComparison.Ordinal);
        Assert.Contains("has stopped: it &lt;i&gt;failed. It waits for the operator", await PageAsync(browser, job with { ParkedReason = "it <i>failed" }), StringComparison.Ordinal);
    }

    private static RestorePrice Price(string tier, decimal dollars, int minutes)
        => new(tier, dollars, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(minutes), "us-east-1", new DateOnly(2026, 5, 1));

    private void Upgrade() => web.World.Users[user] = web.World.Users[user] with { Plan = Plan.Premium };

    private Task<string> PageAsync(Browser browser, JobSnapshot job) => browser.ReadAsync($"/jobs/{web.World.Put(job).Key.Id}");
}
