using GasOrleans.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GasOrleans.WebClient.Tests;

public sealed class LiveFacts(WebServer web)
{
    [Fact]
    public async Task A_job_page_gets_the_present_state_at_once_and_then_each_change()
    {
        var user = Given.AUser();
        using var browser = await web.SignedInAsync(user);
        var job = web.World.Put(Given.Job(Given.AJobOf(user), JobStatus.Running) with { Version = 3, Request = new("<b>x.vcf", "g") });
        await using var live = await LiveStream.OpenAsync(browser, $"/live/jobs/{job.Key.Id}");

        var first = await live.NextAsync("job");
        Assert.Equal("3", first.Id);
        Assert.Contains("being annotated", first.Data, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;x.vcf", first.Data, StringComparison.Ordinal);

        await browser.PostAsync($"/jobs/{job.Key.Id}/cancel");
        var second = await live.NextAsync("job");
        Assert.Equal("4", second.Id);
        Assert.Contains("You stopped this annotation", second.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_told_to_end_ends_its_live_pages_so_that_they_come_back_to_another()
    {
        var user = Given.AUser();
        await using var other = await web.AnotherAsync();
        using var browser = await other.SignedInAsync(user);
        var job = web.World.Put(Given.Job(Given.AJobOf(user), JobStatus.Running));
        await using var live = await LiveStream.OpenAsync(browser, $"/live/jobs/{job.Key.Id}");
        await live.NextAsync("job");

        other.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        // The end of the stream, not of the patience.
        await Assert.ThrowsAsync<InvalidOperationException>(() => live.NextAsync("job"));
    }

    [Fact]
    public async Task Progress_is_shown_though_its_version_is_old()
    {
        var user = Given.AUser();
        using var browser = await web.SignedInAsync(user);
        var job = web.World.Put(Given.Job(Given.AJobOf(user), JobStatus.Running));
        await using var live = await LiveStream.OpenAsync(browser, $"/live/jobs/{job.Key.Id}");
        await live.NextAsync("job");

        await ChangeAsync(job with { Progress = new(1_234, 50, 100, 99.5) });

        var news = (await live.NextAsync("job")).Data;
        Assert.Contains("1,234 variants done", news, StringComparison.Ordinal);
        Assert.Contains("50 %", news, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_gets_all_rows_at_once_then_the_row_that_changed()
    {
        var user = Given.AUser();
        using var browser = await web.SignedInAsync(user);
        var job = web.World.Put(Given.Job(Given.AJobOf(user), JobStatus.Pending));
        await using var live = await LiveStream.OpenAsync(browser, "/live/jobs");
        Assert.Contains($"job-{job.Key.Id}", (await live.NextAsync("rows")).Data, StringComparison.Ordinal);

        await ChangeAsync(job with { Status = JobStatus.Running, Version = 2 });

        var row = await live.NextAsync("row");
        Assert.Equal($"{job.Key.Id}-2", row.Id);
        Assert.Contains("Running", row.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_job_brings_all_rows_anew()
    {
        var user = Given.AUser();
        using var browser = await web.SignedInAsync(user);
        await using var live = await LiveStream.OpenAsync(browser, "/live/jobs");
        Assert.Contains("Nothing here yet", (await live.NextAsync("rows")).Data, StringComparison.Ordinal);

        var job = Given.Job(Given.AJobOf(user), JobStatus.Pending);
        await ChangeAsync(job);

        Assert.Contains($"job-{job.Key.Id}", (await live.NextAsync("rows")).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_hundred_pages_of_one_person_are_one_watch()
    {
        var user = Given.AUser();
        using var browser = await web.SignedInAsync(user);
        var job = web.World.Put(Given.Job(Given.AJobOf(user), JobStatus.Pending));
        var pages = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => LiveStream.OpenAsync(browser, $"/live/jobs/{job.Key.Id}")));
        await Task.WhenAll(pages.Select(p => p.NextAsync("job")));

        await ChangeAsync(job with { Status = JobStatus.Running, Version = 2 });

        await Task.WhenAll(pages.Select(p => p.NextAsync("job")));
        Assert.Equal(1, web.World.Watchers[user]);
        foreach (var page in pages)
        {
            await page.DisposeAsync();
        }
    }

    private async Task ChangeAsync(JobSnapshot job)
        => await web.Cluster.Grains.User(job.Key.User).JobChangedAsync(web.World.Put(job));
}
