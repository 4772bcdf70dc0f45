using System.Net;
using GasOrleans.Jobs;
using GasOrleans.Users;
using GasOrleans.WebClient.Tests.Api;

namespace GasOrleans.WebClient.Tests.Operators;

/// <summary>What operators order for the whole site, as everybody meets it.</summary>
public sealed class PauseFacts(PauseFacts.Site web) : IClassFixture<PauseFacts.Site>
{
    private const string Why = "The table is being moved until six.";
    private readonly UserId user = Given.AUser();

    [Fact]
    public async Task A_pause_of_submissions_is_told_on_every_page_and_refuses_with_its_reason_everywhere_until_it_is_resumed()
    {
        using var olivia = await web.SignedInAsync(Given.Operator);
        using var ada = await web.SignedInAsync(user);
        using var script = await Script.OfAsync(web, user);
        await olivia.PostAsync("/operate/pause", ("what", "submissions"), ("why", Why));

        foreach (var page in new[] { "/", "/jobs", "/submit", "/profile" })
        {
            Assert.Contains(Why, await ada.ReadAsync(page), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("data-submit", await ada.ReadAsync("/submit"), StringComparison.Ordinal);
        using var form = await ada.PostAsync("/submit", ("id", $"{JobId.New(TimeProvider.System)}"), ("fileName", "a.vcf"), ("genome", "tb-h37rv"));
        using var json = await ada.PostJsonAsync("/api/jobs", new { id = $"{JobId.New(TimeProvider.System)}", fileName = "a.vcf", genome = "tb-h37rv" });
        using var api = await script.AskAsync("POST", "/api/v1/jobs", new { fileName = "a.vcf", genome = "tb-h37rv" });
        foreach (var refused in new[] { form, json, api })
        {
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
            Assert.Contains(Why, await refused.TextAsync(), StringComparison.Ordinal);
        }

        Assert.Contains("submissions-paused", await api.TextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(web.World.Jobs.Keys, key => key.User == user);

        await olivia.PostAsync("/operate/resume", ("what", "submissions"), ("why", "It has moved."));
        Assert.DoesNotContain(Why, await ada.ReadAsync("/submit"), StringComparison.Ordinal);
        Assert.Contains("data-submit", await ada.ReadAsync("/submit"), StringComparison.Ordinal);
        Assert.Equal(["resumed Submissions", "paused Submissions"], web.World.OperatorActs.Reverse().Take(2).Select(act => act.What));
    }

    [Fact]
    public async Task Work_is_paused_a_message_is_told_and_a_cap_is_set_on_every_server()
    {
        await using var another = await web.AnotherAsync();
        using var olivia = await web.SignedInAsync(Given.Operator);
        using var elsewhere = another.Anonymous();
        await olivia.PostAsync("/operate/pause", ("what", "work"), ("why", "The disk is full."));
        await olivia.PostAsync("/operate/message", ("message", "Tonight from ten on nothing runs."), ("why", "planned"));
        await olivia.PostAsync("/operate/cap", ("plan", "Free"), ("running", "7"), ("why", "a course"));
        await Eventually.HoldsAsync(async () => (await elsewhere.ReadAsync("/")).Contains("Tonight from ten on nothing runs.", StringComparison.Ordinal));
        Assert.Contains("The disk is full.", await elsewhere.ReadAsync("/"), StringComparison.Ordinal);
        using var ada = await web.SignedInAsync(user);
        Assert.Contains("<dd>1 of 7 at once</dd>", await ada.ReadAsync("/profile/data"), StringComparison.Ordinal);
        Assert.Contains("work is paused", await olivia.ReadAsync("/operate"), StringComparison.Ordinal);

        foreach (var wrong in new[] { "0", "-1", "1001", "many" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await olivia.PostAsync("/operate/cap", ("plan", "Free"), ("running", wrong), ("why", "x"))).StatusCode);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await olivia.PostAsync("/operate/pause", ("what", "everything"), ("why", "x"))).StatusCode);
        await olivia.PostAsync("/operate/resume", ("what", "work"), ("why", "mended"));
        await olivia.PostAsync("/operate/message", ("message", " "), ("why", "over"));
        await olivia.PostAsync("/operate/cap", ("plan", "Free"), ("running", ""), ("why", "over"));
        Assert.DoesNotContain("data-banner", await ada.ReadAsync("/"), StringComparison.Ordinal);
        Assert.Contains("of 2 at once", await ada.ReadAsync("/profile/data"), StringComparison.Ordinal);
    }

    /// <summary>A site of its own: a pause holds for everybody on it.</summary>
    public sealed class Site : WebServer;
}
