using System.Net.ServerSentEvents;
using System.Text.Json;
using GasOrleans.Jobs;
using GasOrleans.Users;

namespace GasOrleans.WebClient.Tests.Api;

public sealed class EventFacts(WebServer web)
{
    private readonly UserId user = Given.AUser();

    [Fact]
    public async Task A_script_gets_the_present_state_at_once_then_each_change_until_its_token_is_revoked()
    {
        using var script = await Script.OfAsync(web, user);
        var job = web.World.Put(Given.Job(Given.AJobOf(user), JobStatus.Running) with { Version = 3 });
        using var answer = await script.AskAsync("GET", $"/api/v1/jobs/{job.Key.Id}/events");
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        await using var events = SseParser.Create(await answer.Content.ReadAsStreamAsync(patience.Token)).EnumerateAsync(patience.Token).GetAsyncEnumerator(patience.Token);
        Assert.Equal(("3", "running"), await NextAsync(events));

        job = await ChangeAsync(job with { Status = JobStatus.Completed, Version = 4 });
        Assert.Equal(("4", "completed"), await NextAsync(events));

        var token = Assert.Single(await web.Cluster.Grains.Tokens(user).ListAsync(patience.Token));
        await web.Cluster.Grains.Tokens(user).RevokeAsync(token.Id, patience.Token);
        await ChangeAsync(job with { Status = JobStatus.Archiving, Version = 5 });
        Assert.Null(await NextAsync(events));
    }

    private static async Task<(string?, string?)?> NextAsync(IAsyncEnumerator<SseItem<string>> events)
    {
        while (await events.MoveNextAsync())
        {
            if (events.Current.EventType == "job")
            {
                return (events.Current.EventId, JsonDocument.Parse(events.Current.Data).RootElement.GetProperty("status").GetString());
            }
        }

        return null;
    }

    private async Task<JobSnapshot> ChangeAsync(JobSnapshot job)
    {
        await web.Cluster.Grains.User(user).JobChangedAsync(web.World.Put(job));
        return job;
    }
}
