using System.Net;
using System.Text.RegularExpressions;
using GasOrleans.Jobs;
using GasOrleans.Users;

namespace GasOrleans.WebClient.Tests.Operators;

/// <summary>What operators see and do, and what everybody else sees of it.</summary>
public sealed partial class OperatorFacts(OperatedSite web) : IClassFixture<OperatedSite>
{
    private const string Why = "ticket 17: stuck since noon";
    private readonly UserId user = Given.AUser();

    [Fact]
    public async Task For_everybody_else_there_is_no_such_page_and_nothing_is_done()
    {
        using var other = await web.SignedInAsync(user);
        var job = web.World.Put(Given.Job(Given.AJobOf(user), JobStatus.Failed));
        var absent = await AnswerAsync(await other.GetAsync("/no-such-page"));
        var acts = web.World.OperatorActs.Count;
        foreach (var (method, pattern) in Routes.OfPages(web).Where(route => route.Pattern.StartsWith("/operate", StringComparison.Ordinal)))
        {
            var path = Routes.Paths(pattern, job.Key.Id)[0];
            using var answer = method == "GET" ? await other.GetAsync(path)
                : await other.PostAsync(path, ("why", Why), ("what", "work"), ("who", $"{user}"), ("job", $"{job.Key}"), ("queue", "gas-requests"));
            Assert.Equal((path, absent), (path, await AnswerAsync(answer)));
        }

        Assert.Equal(acts, web.World.OperatorActs.Count);
        Assert.Null(web.World.Orders.Work);
        Assert.Equal(JobStatus.Failed, web.World.Jobs[job.Key].Status);
    }

    [Fact]
    public async Task The_overview_says_how_it_stands()
    {
        using var olivia = await web.SignedInAsync(Given.Operator);
        var page = await olivia.ReadAsync("/operate");
        Assert.Contains("<td>gas-requests</td>", page, StringComparison.Ordinal);
        Assert.Contains("10.0.0.1:11111", page, StringComparison.Ordinal);
        Assert.Contains("3 of 4", page, StringComparison.Ordinal);
        Assert.Contains("more than 10", page, StringComparison.Ordinal);
        Assert.Contains("its owner&#x27;s other jobs have all the places of the plan", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_reason_nothing_is_done()
    {
        using var olivia = await web.SignedInAsync(Given.Operator);
        var acts = web.World.OperatorActs.Count;
        foreach (var path in new[] { "pause", "resume", "message", "cap", "parked", "look", "requeue", "fail", "plan" })
        {
            var job = $"{user}/{JobId.New(TimeProvider.System)}";
            using var answer = await olivia.PostAsync(
                $"/operate/{path}", ("why", "  "), ("what", "work"), ("who", $"{user}"), ("job", job), ("person", $"{user}"), ("plan", "Free"), ("change", $"{Guid.NewGuid()}"), ("queue", "gas-requests"));
            Assert.Equal((path, HttpStatusCode.BadRequest), (path, answer.StatusCode));
        }

        Assert.Equal(acts, web.World.OperatorActs.Count);
        Assert.Null(web.World.Orders.Work);
    }

    [Fact]
    public async Task A_look_at_what_is_somebodys_is_seen_by_them_and_in_their_export()
    {
        using var ada = await web.SignedInAsync(user);
        using var olivia = await web.SignedInAsync(Given.Operator);
        var job = web.World.Put(Given.ACompletedJobOf(user));
        foreach (var who in new[] { $"{user}", $"{job.Key.Id}", $"{job.Key}", $"{web.Address}jobs/{job.Key.Id}" })
        {
            using var answer = await olivia.PostAsync("/operate/look", ("who", who), ("why", Why));
            Assert.Equal((who, HttpStatusCode.OK), (who, answer.StatusCode));
            var page = await answer.TextAsync();
            Assert.Contains("sample.vcf", page, StringComparison.Ordinal);
            Assert.DoesNotContain("X-Amz", page, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal(4, web.World.OperatorActs.Count(act => act.About == user && act.By == Given.Operator && act.Why == Why));
        Assert.Contains(Why, await ada.ReadAsync("/profile/data"), StringComparison.Ordinal);
        Assert.Contains($"looked at annotation {job.Key.Id}", await ada.ReadAsync("/profile/data/export"), StringComparison.Ordinal);
        using var other = await web.SignedInAsync(Given.AUser());
        Assert.DoesNotContain(Why, await other.ReadAsync("/profile/data/export"), StringComparison.Ordinal);
        Assert.Contains($"{user}", await olivia.ReadAsync("/operate/trail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_not_here_is_not_found_and_nothing_is_written_down()
    {
        using var olivia = await web.SignedInAsync(Given.Operator);
        var acts = web.World.OperatorActs.Count;
        foreach (var who in new[] { "", "nobody", $"{Guid.NewGuid()}", "a/b", "<script>" })
        {
            using var answer = await olivia.PostAsync("/operate/look", ("who", who), ("why", Why));
            Assert.Equal((who, HttpStatusCode.NotFound), (who, answer.StatusCode));
        }

        Assert.Equal(acts, web.World.OperatorActs.Count);
    }

    [Fact]
    public async Task A_job_is_put_back_and_ended_by_hand()
    {
        using var olivia = await web.SignedInAsync(Given.Operator);
        var failed = web.World.Put(Given.Job(Given.AJobOf(user), JobStatus.Failed));
        var running = web.World.Put(Given.Job(Given.AJobOf(user), JobStatus.Running));
        Assert.Equal("/operate?done=true", (await olivia.PostAsync("/operate/requeue", ("job", $"{failed.Key}"), ("why", Why))).Headers.Location!.ToString());
        Assert.Equal("/operate?done=true", (await olivia.PostAsync("/operate/fail", ("job", $"{running.Key}"), ("why", Why))).Headers.Location!.ToString());
        Assert.Equal((JobStatus.Pending, JobStatus.Failed), (web.World.Jobs[failed.Key].Status, web.World.Jobs[running.Key].Status));
        Assert.Equal(HttpStatusCode.Conflict, (await olivia.PostAsync("/operate/fail", ("job", $"{failed.Key}"), ("why", Why))).StatusCode);
        Assert.Equal(3, web.World.OperatorActs.Count(act => act.About == user));
    }

    [Fact]
    public async Task A_plan_is_changed_by_hand_once_by_a_form_however_often_it_is_sent()
    {
        using var olivia = await web.SignedInAsync(Given.Operator);
        using var ada = await web.SignedInAsync(user);
        var change = Guid.NewGuid();
        for (var i = 0; i < 2; i++)
        {
            await olivia.PostAsync("/operate/plan", ("person", $"{user}"), ("plan", "Premium"), ("change", $"{change}"), ("why", Why));
        }

        Assert.Equal(Plan.Premium, web.World.Users[user].Plan);
        Assert.Single(web.World.PlanChanges[user].Select(one => one.EventId).Distinct());
        Assert.All(web.World.PlanChanges[user], one => Assert.Equal(Why, one.Reason));
        Assert.Contains(Why, await ada.ReadAsync("/profile/data"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_parked_is_shown_with_its_reason_and_sent_again()
    {
        web.World.Parked["gas-requests"] = [new("id-1", Given.Noon, 5, "hostile <b>") { Why = "it names no job" }];
        using var olivia = await web.SignedInAsync(Given.Operator);
        var page = await olivia.ReadAsync("/operate/parked?queue=gas-requests");
        Assert.Contains("it names no job", page, StringComparison.Ordinal);
        Assert.Contains("hostile &lt;b&gt;", page, StringComparison.Ordinal);
        using var answer = await olivia.PostAsync("/operate/parked", ("queue", "gas-requests"), ("message", "id-1"), ("why", Why));
        Assert.Equal("/operate/parked?queue=gas-requests&sent=1", answer.Headers.Location!.ToString());
        Assert.Contains(web.World.OperatorActs, act => act.What == "sent id-1 of gas-requests again" && act.Why == Why);
    }

    [Fact]
    public async Task The_doctor_is_asked_with_a_reason_and_what_was_found_is_shown_as_text()
    {
        using var olivia = await web.SignedInAsync(Given.Operator);
        using var without = await olivia.PostAsync("/operate/doctor", ("fix", "yes"));
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        using var answer = await olivia.PostAsync("/operate/doctor", ("why", Why));
        Assert.Equal("/operate/doctor", answer.Headers.Location!.ToString());
        var page = await olivia.ReadAsync("/operate/doctor");
        Assert.Contains("gas-inputs/&lt;b&gt;nobody", page, StringComparison.Ordinal);
        Assert.Contains("looking only", page, StringComparison.Ordinal);
        Assert.Contains(web.World.OperatorActs, act => act.What == "had the doctor look" && act.Why == Why);
        var overview = await olivia.ReadAsync("/operate");
        Assert.Matches("Completed</th><td[^>]*>4,321<", overview);
        Assert.Single(Regex.Matches(overview, "Queued</th>"));
    }

    [Fact]
    public async Task Orleans_dashboard_is_there_without_what_is_peoples()
    {
        using var olivia = await web.SignedInAsync(Given.Operator);
        using var page = await olivia.GetAsync("/operate/dashboard/");
        Assert.Contains("Orleans Dashboard", await page.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("font-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await olivia.GetAsync("/operate/dashboard/index.min.js")).StatusCode);
        foreach (var path in new[] { "GrainState?grainId=x&grainType=y", "Reminders", "Reminders/1", "grainstate" })
        {
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await olivia.GetAsync($"/operate/dashboard/{path}")).StatusCode));
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await olivia.GetAsync("/operate/dashboard/Trace")).StatusCode);
    }

    private static async Task<(HttpStatusCode Status, string Body)> AnswerAsync(HttpResponseMessage answer)
        => (answer.StatusCode, Changing().Replace(await answer.TextAsync(), ""));

    [GeneratedRegex("""(<code>[0-9a-f]{32}</code>|value="[^"]*")""")]
    private static partial Regex Changing();
}
