using System.Net;
using GasOrleans.Jobs;

namespace GasOrleans.WebClient.Tests;

/// <summary>A server of its own, whose silo goes away and comes back.</summary>
public sealed class WithoutSilos : IAsyncLifetime
{
    private readonly WebServer web = new();

    public async ValueTask InitializeAsync() => await web.InitializeAsync();

    public async ValueTask DisposeAsync() => await web.DisposeAsync();

    [Fact]
    public async Task Pages_say_so_and_go_on_by_themselves_when_a_silo_is_back()
    {
        var user = Given.AUser();
        using var browser = await web.SignedInAsync(user);
        var job = web.World.Put(Given.Job(Given.AJobOf(user), JobStatus.Running));
        await using var live = await LiveStream.OpenAsync(browser, $"/live/jobs/{job.Key.Id}");
        await live.NextAsync("job");

        await web.Cluster.StopAsync();
        await Eventually.HoldsAsync(async () => (await browser.GetAsync("/health/ready")).StatusCode == HttpStatusCode.ServiceUnavailable);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/health/live")).StatusCode);
        await SaysSoAsync(await browser.GetAsync("/jobs"));
        await SaysSoAsync(await browser.GetAsync($"/jobs/{job.Key.Id}"));
        using (var newcomer = web.Anonymous(Given.AUser()))
        {
            var answer = await newcomer.SignInAsync();
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Contains("You are not signed in yet", await answer.TextAsync(), StringComparison.Ordinal);
        }

        web.World.Put(job with { Status = JobStatus.Completed, Version = 9 });
        await web.Cluster.StartAsync();
        Assert.Equal("9", (await live.NextAsync("job")).Id);
        await Eventually.HoldsAsync(async () => (await browser.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/jobs/{job.Key.Id}")).StatusCode);

        // The new silo's grain knew no watchers; a change is pushed all the same.
        await Eventually.HoldsAsync(() => web.World.Watchers[user] == 1);
        await web.Cluster.Grains.User(user).JobChangedAsync(web.World.Put(job with { Status = JobStatus.Archived, Version = 10 }));
        Assert.Equal("10", (await live.NextAsync("job")).Id);
    }

    private static async Task SaysSoAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Contains("The service is starting", await answer.TextAsync(), StringComparison.Ordinal);
    }
}
