using System.Net;
using System.Text.RegularExpressions;
using GasOrleans.Jobs;
using GasOrleans.Users;

namespace GasOrleans.WebClient.Tests;

/// <summary>What a job's page says of what is now, what was, and what comes.</summary>
public sealed partial class JobPageFacts(WebServer web)
{
    private readonly UserId user = Given.AUser();

    [Theory]
    [InlineData(0, null, "It is the next in line, and begins as soon as a worker is free")]
    [InlineData(12, 180, "About 12 annotations are before it; the work should begin in about 3 minutes")]
    [InlineData(1, null, "About 1 annotation is before it. How long that takes cannot be said yet")]
    public async Task A_job_in_line_says_its_place_and_when_its_work_should_begin(int ahead, int? seconds, string sentence)
    {
        using var browser = await web.SignedInAsync(user);
        var job = web.World.Put(Given.Job(Given.AJobOf(user), JobStatus.Pending));
        web.World.Places[job.Key] = new(ahead, false, seconds is { } s ? TimeSpan.FromSeconds(s) : null);
        Assert.Contains(sentence, await browser.ReadAsync($"/jobs/{job.Key.Id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_waits_for_its_owners_other_jobs_says_so()
    {
        using var browser = await web.SignedInAsync(user);
        var job = web.World.Put(Given.Job(Given.AJobOf(user), JobStatus.Pending) with { WaitsForOwnJobs = true });
        Assert.Contains("as your plan allows at once", await browser.ReadAsync($"/jobs/{job.Key.Id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_running_job_says_how_far_it_is_how_long_it_takes_and_what_its_log_would_say()
    {
        using var browser = await web.SignedInAsync(user);
        var progress = new JobProgress(1_000, 1_048_576, 4 * 1_048_576, 50) { Log = "Total: 1000\n<b>" };
        var job = web.World.Put(Given.Job(Given.AJobOf(user), JobStatus.Running) with { Progress = progress });
        var page = await browser.ReadAsync($"/jobs/{job.Key.Id}");
        Assert.Contains("1,000 variants done, 50 per second", page, StringComparison.Ordinal);
        Assert.Contains("about 1 minute left", page, StringComparison.Ordinal);
        Assert.Contains("Total: 1000&#xA;&lt;b&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mails_stand_in_the_timeline_where_they_were_sent()
    {
        using var browser = await web.SignedInAsync(user);
        var job = web.World.Put(Given.ACompletedJobOf(user));
        web.World.Mails[job.Key] = [new(Given.Noon.AddSeconds(2), "completed"), new(Given.Noon.AddSeconds(1.5), "of-tomorrow")];
        var entries = Entry().Matches(await browser.ReadAsync($"/jobs/{job.Key.Id}")).Select(entry => entry.Groups[1].Value);
        Assert.Equal(["mail sent: the result is ready", "Completed", "mail sent: of-tomorrow", "Attempt 1 began", "Submitted"], entries);
    }

    [Fact]
    public async Task A_removed_job_leaves_a_receipt()
    {
        using var browser = await web.SignedInAsync(user);
        var job = web.World.Put(Given.Job(Given.AJobOf(user), JobStatus.Deleted) with
        {
            ReceiptUntil = Given.Window,
            Timeline = [new(Given.Noon, JobStatus.Deleting, "removal asked for"), new(Given.Noon, JobStatus.Deleted, "4 objects removed")],
        });
        var page = await browser.ReadAsync($"/jobs/{job.Key.Id}");
        Assert.Contains("This page is the receipt and is kept until <time datetime=\"2199-11-23T12:05:00Z\"", page, StringComparison.Ordinal);
        Assert.Contains("4 objects removed", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"/jobs/{job.Key.Id}/delete", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"/jobs/{job.Key.Id}/again", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_again_makes_one_new_job_of_the_same_input_however_often_it_is_sent()
    {
        using var browser = await web.SignedInAsync(user);
        var job = web.World.Put(Given.ACompletedJobOf(user));
        web.Storage.Put("inputs", job.Files[0].Key, "the input");
        web.World.EverythingArrives(user);
        var asked = await browser.ReadAsync($"/jobs/{job.Key.Id}/again");
        var again = Again().Match(asked).Groups[1].Value;

        for (var i = 0; i < 2; i++)
        {
            var answer = await browser.PostAsync($"/jobs/{job.Key.Id}/again", ("again", again));
            Assert.Equal($"/jobs/{again}", answer.Headers.Location?.ToString());
        }

        var made = Assert.Single(web.World.Jobs.Values, one => one.Key.User == user && one.Key != job.Key);
        Assert.Equal((again, JobStatus.Pending, job.Request), ($"{made.Key.Id}", made.Status, made.Request));
        Assert.Equal("the input"u8.ToArray(), web.Storage.Objects[$"/inputs/{made.Key}/sample.vcf"]);
    }

    [Theory]
    [InlineData(null, true, false)]
    [InlineData("everything", false, true)]
    public async Task Run_again_keeps_what_the_result_holds_unless_something_else_is_chosen(string? preset, bool picked, bool names)
    {
        using var browser = await web.SignedInAsync(user);
        var job = Given.ACompletedJobOf(user);
        job = web.World.Put(job with { Request = job.Request with { Options = new(PickedOnly: true, GenomicNames: false) } });
        web.Storage.Put("inputs", job.Files[0].Key, "the input");
        web.World.EverythingArrives(user);
        var asked = await browser.ReadAsync($"/jobs/{job.Key.Id}/again");
        Assert.Matches("value=\"compact\" checked", asked);
        (string, string)[] chosen = preset is null ? [] : [("preset", preset)];
        await browser.PostAsync($"/jobs/{job.Key.Id}/again", [("again", Again().Match(asked).Groups[1].Value), .. chosen]);
        var made = Assert.Single(web.World.Jobs.Values, one => one.Key.User == user && one.Key != job.Key);
        Assert.Equal(job.Request with { Options = new(picked, names) }, made.Request);

        var own = JobId.New(TimeProvider.System);
        await browser.PostAsync($"/jobs/{job.Key.Id}/again", ("again", $"{own}"), ("preset", "own"), ("option", "pickedOnly"), ("option", "genomicNames"));
        Assert.Equal(new ResultOptions(true, true), web.World.Jobs[new(user, own)].Request.Options);

        var refused = await browser.PostAsync($"/jobs/{job.Key.Id}/again", ("again", $"{JobId.New(TimeProvider.System)}"), ("preset", "tiny"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("There is no such preset", await refused.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_calls_the_genome_by_its_name_and_says_what_the_result_holds()
    {
        using var browser = await web.SignedInAsync(user);
        var job = Given.ACompletedJobOf(user);
        web.World.Put(job with { Request = job.Request with { Options = new(PickedOnly: false, GenomicNames: true) } });
        foreach (var path in new[] { $"/jobs/{job.Key.Id}", $"/live/jobs/{job.Key.Id}/now" })
        {
            var page = await browser.ReadAsync(path);
            Assert.Matches("<dd>M. tuberculosis H37Rv</dd>", page);
            Assert.Contains("HGVSg", page, StringComparison.Ordinal);
        }

        web.World.Put(job with { Request = new("a.vcf", "gone") { Options = new(PickedOnly: true, GenomicNames: true) } });
        var other = await browser.ReadAsync($"/jobs/{job.Key.Id}");
        Assert.Contains("<dd>gone</dd>", other, StringComparison.Ordinal);
        Assert.Contains("The picked consequence of each allele only, and the variant", other, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_again_of_what_the_plan_does_not_take_any_more_or_is_gone_says_so_and_leaves_no_job_that_waits()
    {
        using var browser = await web.SignedInAsync(user);
        var job = Given.ACompletedJobOf(user);
        var large = web.World.Put(job with { Files = [job.Files[0] with { Bytes = 200 * 1024 }] });
        var answer = await browser.PostAsync($"/jobs/{large.Key.Id}/again", ("again", $"{JobId.New(TimeProvider.System)}"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("your plan now allows 150 KB", await answer.TextAsync(), StringComparison.Ordinal);
        Assert.Single(web.World.Jobs.Keys, key => key.User == user);

        var gone = web.World.Put(Given.ACompletedJobOf(user));
        answer = await browser.PostAsync($"/jobs/{gone.Key.Id}/again", ("again", $"{JobId.New(TimeProvider.System)}"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("not in storage any more", await answer.TextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(web.World.Jobs.Values, one => one.Key.User == user && one.Status == JobStatus.Uploading);
    }

    [GeneratedRegex("<li class=\"at-[a-z]+\">\\s*<div class=\"text-break\">([^<]*)</div>")]
    private static partial Regex Entry();

    [GeneratedRegex("name=\"again\" value=\"([^\"]+)\"")]
    private static partial Regex Again();
}
