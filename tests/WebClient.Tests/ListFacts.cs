using System.Net;
using System.Text.RegularExpressions;
using GasOrleans.Jobs;
using GasOrleans.Users;

namespace GasOrleans.WebClient.Tests;

/// <summary>The list of annotations: everything that is chosen stands in the address.</summary>
public sealed partial class ListFacts(WebServer web)
{
    private readonly UserId user = Given.AUser();

    [Fact]
    public async Task It_is_filtered_by_status_name_and_day_and_turned_round()
    {
        using var browser = await web.SignedInAsync(user);
        var old = Put("old Sample.vcf", JobStatus.Failed, Given.Noon.AddDays(-3));
        var late = Put("late.vcf", JobStatus.Completed, Given.Noon.AddHours(11.5));
        var other = Put("other.vcf.gz", JobStatus.Completed, Given.Noon);

        Assert.Equal([late, other, old], await RowsAsync(browser, "/jobs"));
        Assert.Equal([old, other, late], await RowsAsync(browser, "/jobs?order=oldest"));
        Assert.Equal([late, other], await RowsAsync(browser, "/jobs?status=completed&name=&from="));
        Assert.Equal([old], await RowsAsync(browser, "/jobs?name=SAMPLE"));
        Assert.Equal([late, other], await RowsAsync(browser, "/jobs?from=2026-11-23&to=2026-11-23"));
        // Half past eleven at night in Greenwich is tomorrow in Tokyo.
        Assert.Equal([late], await RowsAsync(browser, "/jobs?from=2026-11-24&zone=Asia%2FTokyo"));
        Assert.Equal([other], await RowsAsync(browser, "/jobs?from=2026-11-23&to=2026-11-23&zone=Asia%2FTokyo"));
        Assert.Empty(await RowsAsync(browser, "/jobs?status=cancelled"));
    }

    [Fact]
    public async Task The_next_page_keeps_what_was_chosen_and_the_form_shows_it()
    {
        using var browser = await web.SignedInAsync(user);
        var all = Enumerable.Range(0, 30).Select(n => Put($"a {n}.vcf", JobStatus.Failed, Given.Noon.AddMinutes(n))).ToList();
        Put("another.vcf", JobStatus.Completed, Given.Noon.AddMinutes(40));

        var page = await browser.ReadAsync("/jobs?order=oldest&status=failed&name=A&from=2026-11-01&zone=Europe%2FBerlin");
        var next = WebUtility.HtmlDecode(Next().Match(page).Groups[1].Value);
        Assert.Equal($"/jobs?name=A&status=failed&from=2026-11-01&zone=Europe%2FBerlin&order=oldest&after={all[24]}", next);
        Assert.Contains("value=\"failed\" selected", page, StringComparison.Ordinal);
        Assert.Contains("value=\"2026-11-01\"", page, StringComparison.Ordinal);
        Assert.Equal(all[25..], await RowsAsync(browser, next));
    }

    [Theory]
    [InlineData("after=yesterday")]
    [InlineData("status=perfect")]
    [InlineData("status=none")]
    [InlineData("status=4")]
    [InlineData("order=random")]
    [InlineData("from=23.11.2026")]
    [InlineData("from=0001-01-01")]
    [InlineData("to=9999-12-31")]
    [InlineData("name=a%00b")]
    public async Task What_is_no_address_of_a_list_is_refused_with_a_way_on(string query)
    {
        using var browser = await web.SignedInAsync(user);
        foreach (var path in new[] { "/jobs", "/live/jobs", "/live/jobs/now" })
        {
            var answer = await browser.GetAsync($"{path}?{query}");
            Assert.Equal((path, HttpStatusCode.BadRequest), (path, answer.StatusCode));
            Assert.Contains("This is no address of your list", await answer.TextAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_row_that_the_filter_does_not_want_any_more_leaves_and_one_that_it_wants_comes()
    {
        using var browser = await web.SignedInAsync(user);
        var running = Put("a.vcf", JobStatus.Running, Given.Noon);
        await using var live = await LiveStream.OpenAsync(browser, "/live/jobs?status=completed");
        Assert.Contains("Nothing matches", (await live.NextAsync("rows")).Data, StringComparison.Ordinal);

        await ChangeAsync(running, JobStatus.Completed);
        Assert.Contains($"job-{running}", (await live.NextAsync("rows")).Data, StringComparison.Ordinal);

        await ChangeAsync(running, JobStatus.Archiving);
        Assert.Contains("Nothing matches", (await live.NextAsync("rows")).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_a_job_that_is_on_another_page_brings_nothing_new()
    {
        using var browser = await web.SignedInAsync(user);
        var all = Enumerable.Range(0, 30).Select(n => Put($"{n}.vcf", JobStatus.Running, Given.Noon.AddMinutes(n))).ToList();
        await using var live = await LiveStream.OpenAsync(browser, "/live/jobs");
        await live.NextAsync("rows");

        await ChangeAsync(all[0], JobStatus.Completed); // the oldest: on the second page
        await ChangeAsync(all[29], JobStatus.Completed);
        Assert.Equal($"{all[29]}-2", (await live.NextAsync("row")).Id);
    }

    private JobId Put(string name, JobStatus status, DateTimeOffset at)
    {
        var key = new JobKey(user, new(Guid.CreateVersion7(at)));
        return web.World.Put(Given.Job(key, status) with { Request = new(name, "tb-h37rv"), SubmittedAt = at }).Key.Id;
    }

    private Task ChangeAsync(JobId id, JobStatus status)
    {
        var job = web.World.Jobs[new(user, id)];
        return web.Cluster.Grains.User(user).JobChangedAsync(web.World.Put(job with { Status = status, Version = job.Version + 1 }));
    }

    private static async Task<List<JobId>> RowsAsync(Browser browser, string path)
        => [.. Row().Matches(await browser.ReadAsync(path)).Select(row => JobId.Parse(row.Groups[1].Value))];

    [GeneratedRegex("id=\"job-([0-9a-f-]+)\"")]
    private static partial Regex Row();

    [GeneratedRegex("rel=\"next\" href=\"([^\"]+)\"")]
    private static partial Regex Next();
}
